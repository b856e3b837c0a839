import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { recognise } from '#core/pasted/recognise.ts';
import { buildIndex, makeFinder } from '#core/search/finder.ts';
import { makeSearch } from '#core/search/search.ts';
import { type SplitIndex, splitIndex } from '#core/search/shards.ts';
import { readContent } from '#io/read-content.ts';
import { temporaryFolder } from '#tests/content.ts';
import { writeLargeLibrary } from '#tests/large-library.ts';
import { leadsTo, type Question, relevanceTable } from '#tests/relevance.ts';

interface Found {
  path: string;
  title: string;
  service: string;
}

/** A search that loads what it needs, as the browser does. */
function inPieces({ head, shards }: SplitIndex): (text: string) => Found[] {
  const search = makeSearch(head);
  const here = new Set<number>();
  return (text) => {
    const asked = recognise(text);
    for (const shard of search.shardsFor(asked).filter((one) => !here.has(one))) {
      here.add(shard);
      search.add(shards[shard] ?? []);
    }
    return search.answer(asked).hits;
  };
}

/** A page of a copy answers as the page does. */
const original = ({ path, title, service }: Found): Found => ({
  path: path.replace(/^(\/\w+\/[a-z-]+?)-\d+\//, '$1/'),
  title: title.replace(/\d+$/, ''),
  service,
});

describe('In a library of 300 runbooks the search comes in pieces, and', () => {
  const { questions, nothing } = relevanceTable(readContent().catalog);
  let split: SplitIndex;
  let whole: (text: string) => Found[];
  before(() => {
    const root = temporaryFolder();
    writeLargeLibrary(root, 300);
    const index = buildIndex(readContent(root).catalog);
    split = splitIndex(index);
    const finder = makeFinder(index);
    whole = (text) => finder.find(text).hits;
  });
  const share = (find: (text: string) => Found[], most: number) =>
    questions.filter(({ ask, pages }: Question) =>
      find(ask)
        .slice(0, most)
        .some((hit) => pages.some((page) => leadsTo(original(hit), page))),
    ).length / questions.length;

  test('an index of one piece is not enough', () => assert.ok(split.shards.length > 100));

  test('the same question has the same answer, whatever was asked before', () => {
    const later = inPieces(split);
    for (const { ask } of questions) later(ask);
    for (const { ask } of questions.filter((_, place) => place % 4 === 0))
      assert.deepEqual(later(ask).slice(0, 3), inPieces(split)(ask).slice(0, 3), ask);
  });

  test('a page is found as it is in the whole', (t) => {
    const find = inPieces(split);
    for (const most of [1, 3]) {
      const [pieces, all] = [share(find, most), share(whole, most)];
      t.diagnostic(
        `first ${most}: ${(100 * pieces).toFixed(1)} % in pieces, ${(100 * all).toFixed(1)} % in the whole`,
      );
      assert.ok(pieces >= all - 0.02);
    }
  });

  for (const ask of nothing)
    test(`there is nothing where there is nothing: ${ask}`, () => assert.deepEqual(inPieces(split)(ask), []));
});
