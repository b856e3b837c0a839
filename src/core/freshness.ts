export interface Freshness {
  state: 'fresh' | 'due' | 'overdue';
  /** ISO day on which it must be read again. */
  dueOn: string;
  /** Days until then; negative when it has passed. */
  daysLeft: number;
}

/** Due when a tenth of the interval, at least a week, is left. */
const DUE_SHARE = 0.1;
export const DUE_DAYS = 7;
/** Pages read on one day fall due over this share of the interval. */
const STAGGER_SHARE = 0.25;
const DAY = 86_400_000;

/**
 * How long a review holds. The due day is earlier than the interval says, by none to a quarter of it, as the id decides:
 * pages that are read on one day do not all fall due on one day.
 * @param today ISO day.
 */
export function freshnessOf(
  { id, reviewedOn, reviewEveryDays }: { id: string; reviewedOn: string; reviewEveryDays: number },
  today: string,
): Freshness {
  const dueOn = addDays(reviewedOn, reviewEveryDays - daysEarlier(id, reviewEveryDays));
  const soon = Math.max(DUE_DAYS, Math.round(reviewEveryDays * DUE_SHARE));
  return { ...untilDay(dueOn, today, soon), dueOn };
}

/** How far off a day is, and whether that is soon. @param today ISO day. */
export function untilDay(day: string, today: string, soon = DUE_DAYS): Pick<Freshness, 'state' | 'daysLeft'> {
  const daysLeft = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  return { state: daysLeft < 0 ? 'overdue' : daysLeft <= soon ? 'due' : 'fresh', daysLeft };
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

function daysEarlier(id: string, interval: number): number {
  return hash(id) % (Math.floor(interval * STAGGER_SHARE) + 1);
}

/** FNV-1a with a last mix: a small number must change wholly when one letter does. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
}
