import type { Alert, Catalog } from '#core/catalog.ts';
import { goQueryEscape } from '#core/go-query.ts';
import { absoluteUrl, runbookPath } from '#core/links.ts';
import { MOST_OF_LINK } from '#generators/alertmanager-template.ts';
import type { AlertSeries } from './alert-series.ts';

/** What a link must say, whatever its spelling. */
export interface ExpectedLink {
  page: string;
  anchor: string;
  query: Record<string, string>;
}

/** The link of a fired alert, from its labels alone. */
export function expectedLink({ site }: Catalog, { alert, labels }: AlertSeries): ExpectedLink {
  const query = {
    alertname: alert.name,
    ...Object.fromEntries(
      Object.entries(alert.parameters).map(([name, label]) => [name, labelOf(alert, label, labels)]),
    ),
  };
  const page = absoluteUrl(site, runbookPath(alert.runbook));
  const written = Object.entries(query).map(([name, value]) => `${name}=${goQueryEscape(value)}`);
  const isTooLong = `${page}?${written.join('&')}#${alert.anchor}`.length > MOST_OF_LINK;
  return { page, anchor: alert.anchor, query: isTooLong ? {} : query };
}

/** The same place without the values, for alerts that differ in them. */
export function sharedLink(link: ExpectedLink, alert: Alert): ExpectedLink {
  return { ...link, query: { alertname: alert.name } };
}

/** One text for two links that say the same; the start of the alert is not compared. */
export function keyOf({ page, anchor, query }: ExpectedLink): string {
  return JSON.stringify([page, anchor, Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** The key of a link as it was received, and the start that it says. */
export function readLink(url: string): { key: string; startsAt: string | undefined } {
  const { origin, pathname, searchParams, hash } = new URL(url);
  const startsAt = searchParams.get('startsAt') ?? undefined;
  searchParams.delete('startsAt');
  const names = [...searchParams.keys()];
  if (new Set(names).size < names.length) return { key: `a key stands twice in ${url}`, startsAt };
  const query = Object.fromEntries(searchParams);
  return { key: keyOf({ page: `${origin}${pathname}`, anchor: hash.slice(1), query }), startsAt };
}

/** A label of the alert: the rule's own win over those of the series. */
export function labelOf(alert: Alert, label: string, labels: Record<string, string>): string {
  const own: Record<string, string> = { severity: alert.severity, ...alert.labels };
  return own[label] ?? labels[label] ?? '';
}
