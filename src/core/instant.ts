/** `2026-11-20 19:05 Europe/Berlin`: sortable, and honest about whose clock it is. */
export function formatInstant(instant: Date, timeZone: string): string {
  // Swedish writes ISO days.
  const shown = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    instant,
  );
  return `${shown} ${timeZone}`;
}
