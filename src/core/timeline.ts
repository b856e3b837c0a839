/** The events that a postmortem measures from, as its template names them. */
export const MILESTONES = [
  'cause',
  'started',
  'detected',
  'acknowledged',
  'cause known',
  'mitigated',
  'resolved',
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Something that happened. */
export interface TimelineEvent {
  /** Milliseconds of the epoch. */
  at: number;
  milestone?: Milestone | undefined;
  text: string;
  /** Line of the file; absent for what an alert says. */
  line?: number | undefined;
}

export interface Timeline {
  /** By time; at one time in the order of the file. */
  events: TimelineEvent[];
  /** `line 4: …` with what to write instead. */
  problems: string[];
  /** Whether the file was in another order. */
  sorted: boolean;
}

// `2026-11-20T03:12Z`, `2026-11-20 03:12:44.5 +01:00`, `2026-11-20T03:12 UTC`
const RE_INSTANT =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?(?=$|[\s,;])/;
const RE_UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Milestones that come once: durations are measured between them. */
const ONCE: readonly Milestone[] = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'];
/** The second never comes before the first. */
const ORDER: [Milestone, Milestone][] = [
  ['started', 'mitigated'],
  ['started', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'resolved'],
];
const RE_HEADER = /^"?(?:time|at|when|instant)"?\s*,/i;

/**
 * Reads a timeline: an instant and what happened in each line, `detected: the alert fired` where it is a milestone.
 * @param csv columns time, event, or time, milestone, event; a first row of names may stand above.
 */
export function readTimeline(text: string, { csv = false } = {}): Timeline {
  const problems: string[] = [];
  const events: TimelineEvent[] = [];
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith('#') || (csv && index === 0 && RE_HEADER.test(line))) continue;
    const event = readLine(line, csv);
    if (typeof event === 'string') problems.push(`line ${index + 1}: ${event}`);
    else events.push({ ...event, line: index + 1 });
  }
  const ordered = events.toSorted((a, b) => a.at - b.at);
  problems.push(...milestoneProblems(ordered));
  return { events: ordered, problems, sorted: ordered.some((event, index) => event !== events[index]) };
}

/** Whole minutes from one milestone to another; undefined when one of them is missing. */
export function minutesBetween(
  events: readonly TimelineEvent[],
  from: Milestone,
  to: Milestone,
): number | undefined {
  const at = (milestone: Milestone) => events.find((event) => event.milestone === milestone)?.at;
  const [begin, end] = [at(from), at(to)];
  return begin === undefined || end === undefined
    ? undefined
    : Math.max(0, Math.round((end - begin) / 60_000));
}

function readLine(line: string, csv: boolean): TimelineEvent | string {
  if (RE_UNSEEN.test(line.replaceAll('\t', ' '))) return 'holds a character that cannot be seen: remove it.';
  const fields = csv ? splitCsv(line) : undefined;
  if (csv && fields === undefined) return 'a quote is open: close it on this line, double it inside.';
  const rest = fields?.[0]?.trim() ?? line;
  const [whole = '', date, time, zone] = RE_INSTANT.exec(rest) ?? [];
  if (date === undefined || time === undefined)
    return `begins with no instant: write 2026-11-20T03:12Z, then what happened.`;
  if (zone === undefined)
    return `${whole} names no zone: write ${date}T${time}Z for UTC, or ${date}T${time}+01:00.`;
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const at = Date.parse(`${date}T${time}${offset}`);
  if (Number.isNaN(at) || !isDay(date)) return `${whole} is on no calendar: correct day and time.`;
  const said =
    fields === undefined ? rest.slice(whole.length) : fields.slice(1).join(fields.length > 2 ? ': ' : '');
  const { milestone, text } = milestoneOf(said.replace(/^[\s,;]+/, '').trim());
  if (text === '' && milestone === undefined) return `${whole} says nothing: write what happened behind it.`;
  return { at, milestone, text };
}

/** `detected: the alert fired`, or the word alone. A sentence that only begins so is none. */
function milestoneOf(said: string): { milestone?: Milestone; text: string } {
  const lower = said.toLowerCase();
  const milestone = MILESTONES.toReversed().find((name) => lower === name || lower.startsWith(`${name}:`));
  if (milestone === undefined) return { text: said.replace(/^[-:]+\s*/, '') };
  return { milestone, text: said.slice(milestone.length + 1).trim() };
}

function milestoneProblems(events: readonly TimelineEvent[]): string[] {
  const twice = ONCE.flatMap((name) => {
    const [first, second] = events.filter(({ milestone }) => milestone === name);
    return second
      ? [`line ${second.line}: \`${name}\` stands in line ${first?.line} too: keep the first that is true.`]
      : [];
  });
  const turned = ORDER.flatMap(([before, after]) => {
    const [a, b] = [before, after].map((name) => events.find(({ milestone }) => milestone === name));
    return a && b && b.at < a.at
      ? [
          `line ${b.line}: \`${after}\` comes before \`${before}\` of line ${a.line}: correct one of the times.`,
        ]
      : [];
  });
  return [...twice, ...turned];
}

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(date);
}

/** Fields of a row: quotes around a field, doubled inside of it. Undefined when a quote stays open. */
function splitCsv(line: string): string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(?:,|$)/.exec(line.slice(at));
    if (quoted === null && /^\s*"/.test(line.slice(at))) return undefined;
    const plain = /^([^,]*)(?:,|$)/.exec(line.slice(at));
    const [whole = '', field = ''] = quoted ?? plain ?? [];
    fields.push(quoted ? field.replaceAll('""', '"') : field.trim());
    at += whole.length;
    if (!whole.endsWith(',')) break;
  }
  return fields;
}
