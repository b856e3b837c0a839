import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, saidOf } from '#tests/content.ts';

const FILE = 'content/synonyms.yaml';
const said = (text: string) => saidOf({ [FILE]: text });

describe('Synonyms', () => {
  test('join what readers say to what pages say', () => {
    const { synonyms } = catalogWith({
      [FILE]: 'synonyms:\n  - say: [clock out of sync, ntp]\n    mean: [clock skew]\n',
    });
    assert.deepEqual(
      synonyms.map(({ say, mean, at, source }) => ({ say, mean, at, line: source.lines[at] })),
      [{ say: ['clock out of sync', 'ntp'], mean: ['clock skew'], at: 'synonyms.0', line: 2 }],
    );
  });

  test('may be left out, or empty', () => {
    assert.deepEqual(catalogWith().synonyms, []);
    assert.deepEqual(catalogWith({ [FILE]: '' }).synonyms, []);
    assert.deepEqual(said('# later\n'), []);
  });

  test('without words on either side are refused', () => {
    assert.deepEqual(said('synonyms:\n  - say: [ntp]\n'), [
      'content/synonyms.yaml:2 `synonyms.0.mean`: expected a list, found nothing. Add `mean`.',
    ]);
    assert.equal(said('synonyms:\n  - say: []\n    mean: [clock skew]\n').length, 1);
  });

  test('with a misspelled key say which there are', () => {
    assert.deepEqual(said('synonym:\n  - say: [ntp]\n    mean: [clock skew]\n'), [
      'content/synonyms.yaml:1 Unknown key `synonym`. Did you mean `synonyms`? Write one of synonyms.',
    ]);
  });

  test('in broken YAML are a finding with its line', () => {
    assert.match(said('synonyms:\n  - say: [ntp\n').join(), /content\/synonyms\.yaml:\d Broken YAML/);
  });
});
