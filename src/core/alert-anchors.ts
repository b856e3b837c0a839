import type { Alert } from './catalog.ts';

/** Ids of an alert in a list of all alerts, as rules of others write them: `#alert-name-x` and `#x`. */
export interface AlertAnchors {
  long: string | undefined;
  /** Absent where something else of the page has this id. */
  short: string | undefined;
}

/** By the alert's path. Of several alerts with one name the first has the ids: an id stands once. */
export function alertAnchors(
  alerts: readonly Pick<Alert, 'name' | 'path'>[],
  taken: Iterable<string>,
): Map<string, AlertAnchors> {
  const given = new Set(taken);
  const give = (id: string) => {
    if (given.has(id)) return undefined;
    given.add(id);
    return id;
  };
  return new Map(
    alerts.map(({ name, path }) => {
      const lower = name.toLowerCase();
      return [path, { long: give(`alert-name-${lower}`), short: give(lower) }];
    }),
  );
}
