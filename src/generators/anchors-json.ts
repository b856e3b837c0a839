import type { Catalog } from '#core/catalog.ts';
import { anchorsOf } from '#core/outline.ts';

/** `/anchors.json`, version 1: the anchors of every page that is written as prose. */
export function generateAnchorsJson(catalog: Catalog) {
  const pages = [...catalog.runbooks, ...catalog.guides];
  return {
    version: 1,
    anchors: Object.fromEntries(
      pages.map(({ path, outline, renamed }) => [path, [...anchorsOf(outline), ...Object.keys(renamed)]]),
    ),
  };
}
