import type { Catalog, Guide, Runbook } from '#core/catalog.ts';

/** Everything written as prose: runbooks and guides. */
export function pagesOf(catalog: Catalog): (Runbook | Guide)[] {
  return [...catalog.runbooks, ...catalog.guides];
}
