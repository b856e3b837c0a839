import type { Published } from '#schemas/published.ts';
import { acceptedPaths } from './accepted-paths.ts';
import type { Catalog } from './catalog.ts';
import { ALERTS_PATH } from './links.ts';
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
  return {
    version: 1,
    anchors: united(before.anchors, currentAnchors(catalog)),
    accepted: united(before.accepted, acceptedByPage(catalog)),
  };
}

/** The paths that open each page besides its own. */
export function acceptedByPage(catalog: Catalog): Map<string, string[]> {
  const byPage = new Map<string, string[]>();
  for (const [path, targets] of acceptedPaths(catalog)) {
    for (const target of targets) byPage.set(target, [...(byPage.get(target) ?? []), path]);
  }
  return byPage;
}

function united(before: Record<string, string[]>, now: ReadonlyMap<string, string[]>) {
  const sets = new Map(Object.entries(before).map(([path, values]) => [path, new Set(values)]));
  for (const [path, values] of now) sets.set(path, new Set([...(sets.get(path) ?? []), ...values]));
  const sorted = [...sets].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([path, values]) => [path, [...values].sort()]));
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

/** A further path of a page that no longer opens it. */
export interface LostPath {
  path: string;
  /** The page that it opened, where that lives now. */
  page: string;
  /** What it opens instead, if anything. */
  opens?: string | undefined;
}

/** Every published path that no longer opens the page it was published for. Where that page is gone, it is told instead. */
export function lostPaths(published: Published, catalog: Catalog): LostPath[] {
  const accepted = acceptedPaths(catalog);
  const own = new Set([...currentAnchors(catalog).keys(), ALERTS_PATH]);
  const opened = (path: string) => (own.has(path) ? [path] : [...(accepted.get(path) ?? [])]);
  return Object.entries(published.accepted).flatMap(([former, paths]): LostPath[] => {
    const pages = opened(former);
    const [page] = pages;
    if (page === undefined) return [];
    return paths.flatMap((path) => {
      const now = opened(path);
      return now.some((target) => pages.includes(target)) ? [] : [{ path, page, opens: now[0] }];
    });
  });
}
