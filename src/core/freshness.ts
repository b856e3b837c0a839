export interface Freshness {
  state: 'fresh' | 'due' | 'overdue';
  /** ISO day on which it must be read again. */
  dueOn: string;
  /** Days until then; negative when it has passed. */
  daysLeft: number;
}

/** Due when a tenth of the interval, at least a week, is left. */
const DUE_SHARE = 0.1;
const DUE_DAYS = 7;
const DAY = 86_400_000;

/** How long a review holds. @param today ISO day. */
export function freshnessOf(
  { reviewedOn, reviewEveryDays }: { reviewedOn: string; reviewEveryDays: number },
  today: string,
): Freshness {
  const due = new Date(Date.parse(reviewedOn) + reviewEveryDays * DAY);
  const daysLeft = Math.round((due.getTime() - Date.parse(today)) / DAY);
  const soon = Math.max(DUE_DAYS, Math.round(reviewEveryDays * DUE_SHARE));
  const state = daysLeft < 0 ? 'overdue' : daysLeft <= soon ? 'due' : 'fresh';
  return { state, dueOn: due.toISOString().slice(0, 10), daysLeft };
}
