import { recognise } from '#core/pasted/recognise.ts';
import type { Answer, Filter } from './answer.ts';
import { makeSearch } from './search.ts';
import type { SearchIndex } from './search-index.ts';

export { buildIndex } from './build-index.ts';

export interface Finder {
  find(text: string, filter?: Filter): Answer;
}

/** The whole search over a whole index: what the browser does in pieces, as they load. */
export function makeFinder(index: SearchIndex): Finder {
  const search = makeSearch(index);
  return { find: (text, filter) => search.answer(recognise(text), filter) };
}
