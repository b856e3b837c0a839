import type { Answer, Filter } from '#core/search/answer.ts';
import { type Asked, askWords, mayBePasted } from '#core/search/asked.ts';
import { parseDocuments, parseIndex } from '#core/search/index-text.ts';
import { makeSearch, type Search } from '#core/search/search.ts';
import type { SearchIndex } from '#core/search/search-index.ts';
import { searchFile } from './search-files.ts';

/** The search at once: over names, symptoms, error strings. */
export interface NamesSearch {
  index: SearchIndex;
  /** At once for words in a whole index; a promise while something has to be loaded. */
  find(text: string, filter: Filter): Answer | Promise<Answer>;
}

let made: Promise<NamesSearch> | undefined;

/** Loads the index, once. Rejects where it cannot be had. */
export function namesSearch(): Promise<NamesSearch> {
  made ??= make();
  made.catch(() => {
    made = undefined;
  });
  return made;
}

async function make(): Promise<NamesSearch> {
  const index = parseIndex(await searchFile('index'));
  const search = makeSearch(index);
  const here = new Set<number>();
  const answer = (asked: Asked, filter: Filter) => {
    const missing = search.shardsFor(asked).filter((shard) => !here.has(shard));
    if (missing.length === 0) return search.answer(asked, filter);
    return loadShards(search, missing, here).then(() => search.answer(asked, filter));
  };
  return {
    index,
    find(text, filter) {
      if (!mayBePasted(text)) return answer(askWords(text), filter);
      return readers().then(({ recognise }) => answer(recognise(text), filter));
    },
  };
}

/** What reads alerts, addresses and expressions. */
export const readers = () => import('#core/pasted/recognise.ts');

async function loadShards(search: Search, shards: number[], here: Set<number>): Promise<void> {
  const loaded = await Promise.all(shards.map((shard) => searchFile(String(shard))));
  loaded.forEach((documents, place) => {
    search.add(parseDocuments(documents));
    here.add(shards[place] ?? -1);
  });
}
