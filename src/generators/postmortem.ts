import { type Catalog, type CatalogService, findRunbook, findSeverity } from '#core/catalog.ts';
import { formatMinutes } from '#core/duration.ts';
import { type Incident, incidentsOf } from '#core/incident.ts';
import { absoluteUrl } from '#core/links.ts';
import { panelUrl } from '#core/panel-url.ts';
import { showEscapes } from '#core/parameters.ts';
import { MILESTONES, type Milestone, minutesBetween, type TimelineEvent } from '#core/timeline.ts';
import { day as daySchema, line } from '#schemas/fields.ts';
import type { Webhook } from '#schemas/webhook.ts';
import { Problems } from './scaffold/outcome.ts';

/** What the command line says. */
export interface PostmortemRequest {
  webhook?: Webhook | undefined;
  events: readonly TimelineEvent[];
  service?: string | undefined;
  severity?: string | undefined;
  title?: string | undefined;
  /** ISO day. Default: that of the first event. */
  day?: string | undefined;
  owner?: string | undefined;
  participants?: string | undefined;
  incident?: string | undefined;
}

export type PostmortemOutcome = { name: string; text: string; unfilled: string[] } | { problems: string[] };

/** Where the template stands: the guide is its one source, for readers to copy and for this generator. */
const PLACE = { guide: 'postmortems', anchor: 'template', title: 'Postmortem' };
const DURATIONS: [
  label: string,
  from: Milestone,
  to: Milestone,
  target: 'respond' | 'recover' | undefined,
][] = [
  ['Time to detect:', 'started', 'detected', undefined],
  ['Time to acknowledge:', 'detected', 'acknowledged', 'respond'],
  ['Time to mitigate:', 'started', 'mitigated', undefined],
  ['Time to recover:', 'started', 'resolved', 'recover'],
];
const RE_TIME_LINE = /^HH:MM {2}/;
/** Around the incident, on a dashboard. */
const MARGIN_MS = 30 * 60_000;
const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A postmortem from the template, with what an alert and a timeline say. Headings and order are those of the template. */
export function generatePostmortem(
  catalog: Catalog,
  request: PostmortemRequest,
  today: string,
): PostmortemOutcome {
  const problems = new Problems();
  const template = findTemplate(catalog);
  if (template === undefined)
    problems.say(
      `content/guides/${PLACE.guide}.mdx has no block titled "${PLACE.title}" below {#${PLACE.anchor}}: the template stands there.`,
    );
  const incidents = request.webhook ? incidentsOf(catalog, request.webhook) : [];
  const named = [...new Set(incidents.flatMap(({ service }) => service?.id ?? []))];
  if (request.service === undefined && named.length > 1)
    problems.say(`--service: the alerts are of ${named.join(' and ')}. Name the one that failed.`);
  const wanted = request.service ?? named[0];
  const service = problems.choose('--service', 'service', wanted, catalog.services, ({ id }) => id);
  const main = incidents.find((incident) => incident.service?.id === service?.id) ?? incidents[0];
  const severity = request.severity ?? main?.severity?.id ?? main?.alert?.severity;
  if (service)
    problems.choose(
      '--severity',
      `severity of ${service.id}`,
      severity,
      service.severities.levels,
      ({ id }) => id,
    );
  if (request.title === undefined && main === undefined)
    problems.say('--title is missing: say what failed, for whom. An alert given with --from says it too.');
  for (const option of ['title', 'owner', 'participants', 'incident'] as const)
    if (request[option] !== undefined) problems.parse(`--${option}`, line, request[option]);
  if (request.day !== undefined) problems.parse('--day', daySchema, request.day);
  if (problems.list.length > 0 || template === undefined || service === undefined)
    return { problems: problems.list };

  const events = withAlerts(request.events, incidents);
  const start = events.find(({ milestone }) => milestone === 'started') ?? events[0];
  const day = request.day ?? (start ? isoDay(start.at) : today);
  const title = request.title ?? `${nameInText(main?.name ?? '')}, ${service.name}`;
  const from = main ? `from alert ${nameInText(main.name)}` : 'without an alert';
  const fills: Fill[] = [
    ...heads(request, { title, day, service, severity: severity ?? '' }),
    ...durations(events, service, severity ?? ''),
    ...summaryTimes(events),
    ...alertFills(catalog, main, events),
    [
      /^YYYY-MM-DD {2}ROLE {2}WHAT CHANGED$/,
      `${today}  ${request.owner ?? 'ROLE'}  Created ${from}, ${counted(request.events.length)}`,
    ],
  ];
  const { text, unfilled } = fill(withTimeline(template, events), fills);
  return { name: `${day}-${slugOf(request.title ?? main?.name ?? '')}.md`, text, unfilled };
}

/** The template as the guide has it. */
function findTemplate(catalog: Catalog): string | undefined {
  const guide = catalog.guides.find(({ slug }) => slug === PLACE.guide);
  const phase = guide?.outline.phases.find(({ id }) => id === PLACE.anchor);
  return phase?.blocks.find(({ title }) => title === PLACE.title)?.code;
}

/** A line of the template, and what takes its place; of a function the line as it is written. */
type Fill = [line: RegExp, text: string | ((written: string) => string)];

function fill(template: string, fills: readonly Fill[]): { text: string; unfilled: string[] } {
  const used = new Set<Fill>();
  const lines = template.split('\n').map((written) => {
    const found = fills.find(([pattern]) => pattern.test(written));
    if (found === undefined) return written;
    used.add(found);
    const [, text] = found;
    return typeof text === 'string' ? text : text(written);
  });
  const unfilled = fills
    .filter((entry) => !used.has(entry))
    .map(([pattern]) => pattern.source.replace(/[\\^$]/g, ''));
  return { text: `${lines.join('\n')}\n`, unfilled };
}

/** `Owner:        ROLE` with the value in its column. */
function columnValue(label: string, value: string): Fill {
  return [
    new RegExp(`^${label}:`),
    (written) => `${/^[^:]+:\s*/.exec(written)?.[0] ?? `${label}: `}${value}`,
  ];
}

function heads(
  { owner, participants, incident }: PostmortemRequest,
  {
    title,
    day,
    service,
    severity,
  }: { title: string; day: string; service: CatalogService; severity: string },
): Fill[] {
  const given = { Owner: owner, Participants: participants, Incident: incident };
  return [
    [/^# Postmortem: /, `# Postmortem: ${visible(title)}`],
    columnValue('Status', 'draft'),
    columnValue('Service', service.name),
    [/^Severity:/, (written) => written.replace('SEVERITY', severity)],
    columnValue('Day', day),
    ...Object.entries(given).flatMap(([label, value]) =>
      value === undefined ? [] : [columnValue(label, visible(value))],
    ),
  ];
}

function durations(events: readonly TimelineEvent[], service: CatalogService, severityId: string): Fill[] {
  const severity = findSeverity(service, severityId);
  const targets = { respond: severity?.respondWithinMinutes, recover: severity?.recoverWithinMinutes };
  return DURATIONS.map(([label, from, to, target]) => [
    new RegExp(`^${label}`),
    (written) => {
      const minutes = minutesBetween(events, from, to);
      const most = target && targets[target];
      const taken = minutes === undefined ? 'MINUTES' : formatMinutes(minutes);
      const goal = most === undefined ? '' : ` (target ${formatMinutes(most)}${verdict(minutes, most)})`;
      const start = /^[^:]+:\s*/.exec(written)?.[0] ?? label;
      return `${start}${taken}${goal}${isGuess(events, from) && minutes !== undefined ? ', start is a guess' : ''}`;
    },
  ]);
}

function verdict(minutes: number | undefined, most: number): string {
  if (minutes === undefined) return '';
  return minutes <= most ? ', met' : ', missed';
}

/** `From 03:07 to 03:40 UTC WHO could not WHAT.` */
function summaryTimes(events: readonly TimelineEvent[]): Fill[] {
  const at = (name: Milestone) => events.find(({ milestone }) => milestone === name)?.at;
  const [from, to] = [at('started'), at('resolved')];
  return [
    [
      /^From HH:MM to HH:MM UTC/,
      (written) =>
        written.replace(
          /HH:MM to HH:MM/,
          `${from === undefined ? 'HH:MM' : clock(from, events)} to ${to === undefined ? 'HH:MM' : clock(to, events)}`,
        ),
    ],
  ];
}

/** What is known because an alert found it. */
function alertFills(catalog: Catalog, main: Incident | undefined, events: readonly TimelineEvent[]): Fill[] {
  if (main === undefined) return [];
  const { alert, service, labels, name } = main;
  const runbook = alert && findRunbook(catalog, alert.runbook);
  const dashboard = service?.dashboards.find(({ id }) => id === alert?.panel?.dashboard);
  const code = Object.entries(labels)
    .filter(([label]) => label !== 'alertname')
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(', ');
  return [
    columnValue('Found by', `alert ${nameInText(name)}`),
    [/^## Evidence$/, (written) => `${written}\n\nAlert: ${inCode(`${name} {${code}}`)}`],
    ...(runbook && alert
      ? [columnValue('Page used', `${absoluteUrl(catalog.site, runbook.path)}#${alert.anchor}`)]
      : []),
    ...(dashboard && alert?.panel && events.length > 0
      ? [
          columnValue(
            'Dashboard, fixed time range',
            fixedRange(panelUrl(dashboard, alert.panel.panel), events),
          ),
        ]
      : []),
  ];
}

function fixedRange(panel: string, events: readonly TimelineEvent[]): string {
  const url = new URL(panel);
  url.searchParams.set('from', String((events[0]?.at ?? 0) - MARGIN_MS));
  url.searchParams.set('to', String((events.at(-1)?.at ?? 0) + MARGIN_MS));
  return url.href;
}

const GUESS = 'GUESS, correct it from the graph: ';

/** The timeline with what the alerts say: a milestone of theirs counts where the timeline has none. */
function withAlerts(given: readonly TimelineEvent[], incidents: readonly Incident[]): TimelineEvent[] {
  const events = [...given];
  const add = (at: number, milestone: Milestone | undefined, text: string) => {
    const taken = milestone !== undefined && events.some((event) => event.milestone === milestone);
    if (!Number.isNaN(at)) events.push({ at, milestone: taken ? undefined : milestone, text });
  };
  for (const [index, { name, alert, firing, resolved }] of incidents.entries()) {
    const starts = [...firing, ...resolved].map(({ startsAt }) => Date.parse(startsAt));
    const first = Math.min(...starts);
    const lead = index === 0;
    const held = /^(\d+)(ms|[smhd])$/.exec(alert?.for ?? '');
    if (lead && held && !events.some(({ milestone }) => milestone === 'started')) {
      const [, amount = '0', unit = 'm'] = held;
      add(
        first - Number(amount) * (UNITS[unit] ?? 0),
        'started',
        `${GUESS}${name} fires after ${alert?.for}`,
      );
    }
    add(first, lead ? 'detected' : undefined, `Alert ${nameInText(name)} fired`);
    const ends = resolved.map(({ endsAt }) => Date.parse(endsAt ?? ''));
    if (firing.length === 0 && ends.length > 0)
      add(Math.max(...ends), lead ? 'resolved' : undefined, `Alert ${nameInText(name)} resolved`);
  }
  return events.sort((a, b) => a.at - b.at);
}

function isGuess(events: readonly TimelineEvent[], name: Milestone): boolean {
  return events.some(({ milestone, text }) => milestone === name && text.startsWith(GUESS));
}

/** The lines `HH:MM  detected  EVENT` give way to what happened; milestones that nobody wrote down stay behind it. */
function withTimeline(template: string, events: readonly TimelineEvent[]): string {
  if (events.length === 0) return template;
  const lines = template.split('\n');
  const places = lines.flatMap((written, index) => (RE_TIME_LINE.test(written) ? [index] : []));
  const [first] = places;
  if (first === undefined) return template;
  const kindOf = (written: string) =>
    MILESTONES.toReversed().find((name) => written.replace(RE_TIME_LINE, '').startsWith(name));
  const open = places
    .map((index) => lines[index] ?? '')
    .filter((written) => {
      const kind = kindOf(written);
      return kind !== undefined && !events.some(({ milestone }) => milestone === kind);
    });
  const happened = events.map(({ at, milestone, text }) =>
    [clock(at, events), (milestone ?? '-').padEnd(12), visible(text)].join('  ').trimEnd(),
  );
  const kept = lines.filter((_, index) => !places.includes(index));
  return [...kept.slice(0, first), ...happened, ...open, ...kept.slice(first)].join('\n');
}

/** `03:12`, with the day in front when the events are of several. */
function clock(at: number, events: readonly TimelineEvent[]): string {
  const time = new Date(at).toISOString();
  const oneDay = events.every((event) => isoDay(event.at) === isoDay(events[0]?.at ?? at));
  return oneDay ? time.slice(11, 16) : time.slice(0, 16).replace('T', ' ');
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Labels and names are foreign: nothing of them may become a link, a picture or a heading. */
function inCode(text: string): string {
  return `\`${visible(text).replaceAll('`', "'")}\``;
}

function nameInText(name: string): string {
  return /^\w+$/.test(name) ? name : inCode(name);
}

function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => showEscapes(character));
}

function counted(lines: number): string {
  return lines === 1 ? '1 line of a timeline' : `${lines} lines of a timeline`;
}

/** `ALERT_API_5XX` and `WorkerDown` as words with hyphens. */
function slugOf(text: string): string {
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'incident';
}

/** What adds to the change log of a postmortem: no other line changes. */
export function addToChangeLog(
  text: string,
  entry: { on: string; role: string; note: string },
): { text: string } | { reason: string } {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(eol);
  const heading = lines.findIndex((written) => /^## Change log\s*$/i.test(written));
  if (heading < 0) return { reason: 'it has no heading `## Change log`: add it at the end' };
  const next = lines.findIndex((written, index) => index > heading && /^#{1,2} /.test(written));
  const section = lines.slice(heading, next < 0 ? undefined : next);
  const last = heading + section.findLastIndex((written) => written.trim() !== '');
  const written = `${entry.on}  ${visible(entry.role)}  ${visible(entry.note)}`;
  const gap = last === heading ? [''] : [];
  const tail = lines.slice(last + 1);
  return {
    text: [...lines.slice(0, last + 1), ...gap, written, ...(tail.length > 0 ? tail : [''])].join(eol),
  };
}
