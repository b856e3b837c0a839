import type { Published } from '#schemas/published.ts';
import { acceptedPaths } from './accepted-paths.ts';
import type { Catalog } from './catalog.ts';
import { anchorsOf } from './outline.ts';

/** The anchors that answer at each page's own path, former ones included. */
export function currentAnchors(catalog: Catalog): Map<string, string[]> {
  const prose = [...catalog.runbooks, ...catalog.guides];
  return new Map([
    ...catalog.services.map(({ path }) => [path, []] as const),
    ...catalog.alerts.map(({ path }) => [path, []] as const),
    ...prose.map(
      ({ path, outline, renamed }) => [path, [...anchorsOf(outline), ...Object.keys(renamed)]] as const,
    ),
  ] as [string, string[]][]);
}

/** What was promised before, and what is promised now. Nothing is ever taken out. */
export function extendPublished(before: Published, catalog: Catalog): Published {
  const anchors = new Map(Object.entries(before.anchors).map(([path, ids]) => [path, new Set(ids)]));
  for (const [path, ids] of currentAnchors(catalog)) {
    anchors.set(path, new Set([...(anchors.get(path) ?? []), ...ids]));
  }
  const sorted = [...anchors].sort(([a], [b]) => (a < b ? -1 : 1));
  return { version: 1, anchors: Object.fromEntries(sorted.map(([path, ids]) => [path, [...ids].sort()])) };
}

/** A promise that the site no longer keeps. `anchor` is absent when the whole page is gone. */
export interface Broken {
  path: string;
  anchor?: string | undefined;
  /** The page that answers there now. */
  page?: string | undefined;
}

/** Every published address that opens nothing, and every anchor that its page does not have. */
export function brokenPromises(published: Published, catalog: Catalog): Broken[] {
  const current = currentAnchors(catalog);
  const accepted = acceptedPaths(catalog);
  return Object.entries(published.anchors).flatMap(([path, ids]): Broken[] => {
    const page = current.has(path) ? path : [...(accepted.get(path) ?? [])][0];
    if (page === undefined) return [{ path }];
    const known = new Set(current.get(page) ?? []);
    return ids.filter((anchor) => !known.has(anchor)).map((anchor) => ({ path, anchor, page }));
  });
}
