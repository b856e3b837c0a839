import type { Catalog } from '#core/catalog.ts';
import { buildIndex } from '#core/search/build-index.ts';
import { formatDocuments, formatIndex } from '#core/search/index-text.ts';
import { splitIndex } from '#core/search/shards.ts';

/** The index of the search at once, as files: path from the root -> text. One file, or a head and shards where one would be too much. */
export function generateSearchFiles(catalog: Catalog): Map<string, string> {
  const { head, shards } = splitIndex(buildIndex(catalog));
  return new Map([
    ['search/index.txt', formatIndex(head)],
    ...shards.map((documents, place) => [`search/${place}.txt`, formatDocuments(documents)] as const),
  ]);
}
