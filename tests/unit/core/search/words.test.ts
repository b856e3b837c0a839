import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { squeeze, termsOf, wordsOf } from '#core/search/words.ts';

const partsOf = (text: string) => wordsOf(text).map(({ term, parts }) => [term, ...parts].join(' '));

describe('The words of a text', () => {
  for (const [text, ...terms] of [
    ['WorkerDown', 'workerdown worker down'],
    ['pg_stat_activity', 'pgstatact pg stat activ'],
    ['HTTPServerError', 'httpservererror http server error'],
    ['RB-03', 'rb3 rb 3'],
    ['rb3', 'rb3'],
    ['connections refused', 'connect', 'refus'],
    ['can’t connect', 'cant', 'connect'],
    ["the container's disk", 'the', 'contain', 'disk'],
    ['redis:6379', 'redis6379 redi 6379'],
    ['Café', 'cafe'],
    ['こんにちは', 'こんにちは'],
    ['  ', ...[]],
    ['??? 🦄', ...[]],
  ])
    test(`are found in: ${text}`, () => {
      assert.deepEqual(partsOf(text ?? ''), terms);
    });

  test('count whole and in parts, without those that say nothing', () => {
    assert.deepEqual(termsOf('What is the WorkerDown'), ['workerdown', 'worker', 'down']);
    assert.deepEqual(termsOf('no space left on device'), ['no', 'space', 'left', 'devic']);
  });

  test('are the name of a program where programs write them so', () => {
    assert.deepEqual(
      ['WorkerDown', 'pg_up', 'worker-down', 'redis:6379', 'worker'].map((text) => wordsOf(text)[0]?.isName),
      [true, true, false, false, false],
    );
  });

  test('of a name are one, whatever joins them', () => {
    for (const name of ['High-Error_rate', 'HighErrorRate', 'high error rate'])
      assert.equal(squeeze(name), 'higherrorrate');
  });

  test('are bounded', () => {
    assert.equal(wordsOf('a'.repeat(10_000))[0]?.term.length, 60);
  });
});
