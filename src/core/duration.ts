/** `15 min`, `2 h`, `1 h 30 min`, `24 h`: the words of a severity matrix. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

const MINUTES: Record<string, number> = { ms: 1 / 60_000, s: 1 / 60, m: 1, h: 60, d: 1440, w: 10_080 };

/** Minutes of a duration as Prometheus writes it with one unit: `5m`, `1d`. */
export function minutesOf(duration: string): number | undefined {
  const [, count, unit = ''] = /^(\d+)(ms|[smhdw])$/.exec(duration) ?? [];
  const minutes = MINUTES[unit];
  return minutes === undefined ? undefined : Number(count) * minutes;
}
