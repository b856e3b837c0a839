import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { synonymsLeadToPages as check } from '#checks/synonyms-lead-to-pages.ts';
import { problemsWith } from '#tests/content.ts';

const found = (...groups: string[]) =>
  problemsWith(check, {
    'content/synonyms.yaml': `synonyms:\n${groups.map((group) => `  - ${group}\n`).join('')}`,
  }).map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);

describe('What readers say leads to pages', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  for (const mean of [
    'down',
    'gateway',
    'upstream timed out',
    'every page',
    'ledger',
    'RB-10',
    'oomkilled',
    'api',
  ])
    test(`so what a page says may be meant: ${mean}`, () => {
      assert.deepEqual(found(`{ say: [broken], mean: [${mean}] }`), []);
    });

  test('so each word that no page says is found, with one that is near', () => {
    assert.deepEqual(
      found('{ say: [bad], mean: [down] }', '{ say: [shut], mean: [down, gatewy, wombat down] }'),
      [
        'content/synonyms.yaml:3 No title, summary, symptom, keyword or alert says `gatewy`. Did you mean `gateway`? Write words that a page says.',
        'content/synonyms.yaml:3 No title, summary, symptom, keyword or alert says `wombat`. Write words that a page says.',
      ],
    );
  });

  test('so words that are said twice are found, whatever their case and marks', () => {
    assert.deepEqual(
      found('{ say: [box is down], mean: [down] }', '{ say: [slow, "Box is, down!"], mean: [slowly] }'),
      [
        'content/synonyms.yaml:3 `Box is, down!` is said already in line 2. Say it once, and put all that it means behind it.',
      ],
    );
  });

  test('so no synonyms are no fault', () => {
    assert.deepEqual(problemsWith(check, { 'content/synonyms.yaml': '' }), []);
    assert.deepEqual(problemsWith(check, { 'content/synonyms.yaml': 'synonyms: []\n' }), []);
  });
});
