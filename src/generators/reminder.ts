import { agendaOf } from '#core/agenda.ts';
import type { Catalog } from '#core/catalog.ts';
import { absoluteUrl } from '#core/links.ts';

export interface Reminder {
  version: 1;
  /** ISO day it speaks of. */
  today: string;
  items: {
    kind: 'runbook' | 'review' | 'drill';
    state: 'fresh' | 'due' | 'overdue';
    title: string;
    service: string;
    owner: string;
    dueOn: string;
    daysLeft: number;
    url: string;
  }[];
}

/**
 * What somebody must read again or hold, the first due first.
 * @param options.within days to look ahead; without it each thing is announced in its own time.
 */
export function generateReminder(
  catalog: Catalog,
  { today, within }: { today: string; within?: number | undefined },
): Reminder {
  const items = agendaOf(catalog, today)
    .filter(({ state, daysLeft }) => (within === undefined ? state !== 'fresh' : daysLeft <= within))
    .map(({ path, source: _source, at: _at, ...item }) => ({
      ...item,
      url: absoluteUrl(catalog.site, path),
    }));
  return { version: 1, today, items };
}

/** The reminder as a chat message; also reads well as Markdown. */
export function formatReminder({ today, items }: Reminder): string {
  const overdue = items.filter(({ state }) => state === 'overdue');
  const ahead = items.filter(({ state }) => state !== 'overdue');
  return [
    `Reviews and drills on ${today}: ${overdue.length} overdue, ${ahead.length} due`,
    ...section('Overdue', overdue),
    ...section('Due', ahead),
  ].join('\n');
}

function section(heading: string, items: Reminder['items']): string[] {
  if (items.length === 0) return [];
  return [
    '',
    heading,
    ...items.map(
      ({ dueOn, kind, title, service, owner, url }) =>
        `- ${dueOn} ${kind}: ${title} (${service}), ${owner} ${url}`,
    ),
  ];
}
