/** Stands in every text of a scaffold that only somebody who knows the system can write. */
export const FILL_IN = 'FILL IN';

/** Text that is still to be written: what it must say goes behind the mark. */
export function fillIn(what: string): string {
  return `${FILL_IN}: ${what}`;
}
