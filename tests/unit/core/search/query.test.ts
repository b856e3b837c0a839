import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { queryOf, termSynonyms } from '#core/search/query.ts';

const synonyms = termSynonyms([
  [['clock out of sync', 'ntp'], ['clock skew']],
  [['out of'], ['exhausted']],
  [['disk full'], ['file system', 'no space left']],
  [['disk'], ['volume']],
]);
const optionsOf = (text: string) =>
  queryOf(text, synonyms).slots.map(({ options }) => options.map((terms) => terms.join(' ')));

describe('A query', () => {
  test('has a place for each word, with what pages say instead', () => {
    assert.deepEqual(optionsOf('the ntp server'), [['ntp', 'clock skew'], ['server']]);
    assert.deepEqual(optionsOf('disk is slow'), [['disk', 'volum'], ['slow']]);
  });

  test('knows words of several, with small words between them', () => {
    assert.deepEqual(optionsOf('the clock is out of sync'), [['clock out sync', 'clock skew']]);
    assert.deepEqual(optionsOf('why is the disk so full'), [['disk full', 'file system', 'no space left']]);
  });

  test('takes the longest, and no half of one', () => {
    assert.deepEqual(optionsOf('disk full'), [['disk full', 'file system', 'no space left']]);
    assert.deepEqual(optionsOf('clock out'), [['clock'], ['out']]);
  });

  test('knows words of which the small ones matter', () => {
    assert.deepEqual(optionsOf('out of money'), [['out', 'exhaust'], ['monei']]);
    assert.deepEqual(optionsOf('timed out'), [['time'], ['out']]);
  });

  test('takes a name whole or in parts', () => {
    assert.deepEqual(optionsOf('WorkerDown'), [['worker down', 'workerdown']]);
  });

  test('of small words alone is asked as it is', () => {
    assert.deepEqual(optionsOf('who are you'), [['who'], ['are'], ['you']]);
    assert.deepEqual(optionsOf(''), []);
  });

  test('counts a word once, and of too many the longest', () => {
    assert.equal(optionsOf('redis redis Redis').length, 1);
    const many = Array.from({ length: 100 }, (_, place) => 'x'.repeat(place + 2)).join(' ');
    assert.equal(queryOf(many, synonyms).slots.length, 24);
    assert.equal(queryOf(many, synonyms).text.includes('x'.repeat(60)), true);
  });
});
