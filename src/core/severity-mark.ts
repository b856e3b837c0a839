/** The shapes of the page, worst first; a rank beyond the last has the last. */
const MARKS = ['▲', '◆', '■', '●'] as const;

/** The shape of a severity, for where there is text only; an open square where the rank is not known. */
export function severityMark(rank: number | undefined): string {
  return rank === undefined ? '□' : (MARKS[Math.min(rank, MARKS.length) - 1] ?? '□');
}
