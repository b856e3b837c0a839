import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recognise } from '#core/pasted/recognise.ts';
import { buildIndex } from '#core/search/finder.ts';
import { makeSearch } from '#core/search/search.ts';
import { shardOf, splitIndex } from '#core/search/shards.ts';
import { readContent } from '#io/read-content.ts';
import { temporaryFolder } from '#tests/content.ts';
import { writeLargeLibrary } from '#tests/large-library.ts';
import { relevanceTable } from '#tests/relevance.ts';

const root = temporaryFolder();
writeLargeLibrary(root, 160);
const index = buildIndex(readContent(root).catalog);
const { head, shards } = splitIndex(index);
const asked = relevanceTable(readContent().catalog).questions.map(({ ask }) => ask);

/** A search that loads what it needs, as a browser does. */
function makeLoading(loaded: number[] = []) {
  const search = makeSearch(head);
  return (text: string) => {
    const question = recognise(text);
    for (const shard of search.shardsFor(question)) {
      loaded.push(shard);
      search.add(shards[shard] ?? []);
    }
    return search.answer(question).hits.map(({ title, path }) => `${title} ${path}`);
  };
}

describe('A large library', () => {
  test('is split into shards, none of which is large', () => {
    assert.ok(shards.length > 20);
    const sizes = shards.map((documents) => JSON.stringify(documents).length);
    const whole = JSON.stringify(index.documents).length;
    assert.ok(Math.max(...sizes) < whole / 5, `${Math.max(...sizes)} of ${whole}`);
    assert.deepEqual(head.documents, []);
    assert.equal(head.count, index.documents.length);
  });

  test('a small one is not', () => {
    const small = buildIndex(readContent().catalog);
    assert.equal(splitIndex(small).head, small);
    assert.deepEqual(splitIndex(small).shards, []);
  });

  test('a term has one shard, of the longest beginning', () => {
    assert.equal(shardOf('redis', ['r', 're', 'red', 'redx']), 2);
    assert.equal(shardOf('re', ['red']), undefined);
    assert.equal(shardOf('', ['r']), undefined);
  });

  test('has every line in the shard of every word of it', () => {
    const whole = makeSearch(index);
    for (const name of ['WorkerDown', 'redis', 'postgres', 'connection pool']) {
      const ask = recognise(name);
      const search = makeSearch(head);
      for (const shard of search.shardsFor(ask)) search.add(shards[shard] ?? []);
      const titles = (all: { title: string }[]) => all.map(({ title }) => title.replace(/\d+$/, '')).sort();
      assert.deepEqual(titles(search.answer(ask).hits), titles(whole.answer(ask).hits), name);
    }
  });

  test('answers the same whatever was asked before', () => {
    const used = makeLoading();
    for (const ask of asked) used(ask);
    for (const ask of asked.filter((_, place) => place % 9 === 0))
      assert.deepEqual(used(ask), makeLoading()(ask), ask);
  });

  test('loads a few shards for a question', () => {
    const counts = asked.map((ask) => {
      const loaded: number[] = [];
      makeLoading(loaded)(ask);
      return loaded.length;
    });
    assert.ok(Math.max(...counts) <= 40, `${Math.max(...counts)}`);
    const middle = counts.sort((a, b) => a - b)[counts.length >> 1] ?? 0;
    assert.ok(middle <= 6, `${middle}`);
  });
});
