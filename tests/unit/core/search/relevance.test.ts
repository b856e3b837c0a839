import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildIndex, makeFinder } from '#core/search/finder.ts';
import { readContent } from '#io/read-content.ts';
import { leadsTo, relevanceTable } from '#tests/relevance.ts';

const { catalog } = readContent();
const { questions, nothing } = relevanceTable(catalog);
const finder = makeFinder(buildIndex(catalog, catalog.synonyms));

const ranked = questions.map((question) => {
  const { hits } = finder.find(question.ask);
  const rank = hits.findIndex((hit) => question.pages.some((page) => leadsTo(hit, page))) + 1;
  return { ...question, hits, rank };
});
const within = (most: number) => ranked.filter(({ rank }) => rank > 0 && rank <= most);

describe('What an on-call engineer types or pastes', () => {
  const share = (count: number) =>
    `${count} of ${ranked.length}, ${((100 * count) / ranked.length).toFixed(1)} %`;

  test('is asked in at least eighty ways, and fifteen to which there is no answer', () => {
    assert.ok(questions.length >= 80 && nothing.length >= 15);
  });

  test('finds its page in first place 85 times in 100', (t) => {
    const first = within(1).length;
    t.diagnostic(`first place: ${share(first)}`);
    for (const { ask, rank, hits } of ranked.filter((one) => one.rank !== 1))
      t.diagnostic(`  ${rank || '-'}  ${ask.slice(0, 70)}  (first: ${hits[0]?.title ?? 'nothing'})`);
    assert.ok(first / ranked.length >= 0.85, share(first));
  });

  test('finds its page in the first three 95 times in 100', (t) => {
    const three = within(3).length;
    t.diagnostic(`first three: ${share(three)}`);
    assert.ok(three / ranked.length >= 0.95, share(three));
  });

  test('finds the alert first by its name, in any case', () => {
    for (const { name, path } of catalog.alerts) {
      for (const ask of [name, name.toLowerCase(), name.toUpperCase()]) {
        const [first] = finder.find(ask).hits;
        assert.equal(first?.kind, 'alert', ask);
        assert.equal(first?.title, name, `${ask} -> ${path}`);
      }
    }
  });

  for (const ask of nothing)
    test(`finds nothing where there is nothing: ${ask}`, () => {
      assert.deepEqual(
        finder.find(ask).hits.map(({ title, line }) => `${title}: ${line}`),
        [],
      );
    });
});
