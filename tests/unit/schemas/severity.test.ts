import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';
import { withoutLists } from '#tests/wording.ts';

const said = (from: string, to: string) =>
  withoutLists(saidOf({ 'content/severities/shop.yaml': replacing(from, to) }));

describe('A severity matrix', () => {
  test('with a rank that has no colour', () => {
    assert.deepEqual(said('rank: 1', 'rank: 7'), [
      'content/severities/shop.yaml:3 `levels.0.rank`: expected 5 or less, found 7. Write 5 or less.',
    ]);
    assert.deepEqual(said('rank: 1', 'rank: worst'), [
      'content/severities/shop.yaml:3 `levels.0.rank`: expected a number, found "worst". Write a number.',
    ]);
  });

  test('with an id that a link could not carry', () => {
    assert.deepEqual(said('id: SEV1', 'id: SEV 1'), [
      'content/severities/shop.yaml:3 `levels.0.id`: expected a severity id such as critical, SEV1 or P0, found "SEV 1". Write a severity id such as critical, SEV1 or P0.',
    ]);
  });

  test('with a misspelled target gives one finding', () => {
    assert.deepEqual(said('respondWithinMinutes: 15', 'respondWithinMinute: 15'), [
      'content/severities/shop.yaml:3 Unknown key `levels.0.respondWithinMinute`. Did you mean `respondWithinMinutes`? Write one of ….',
    ]);
  });

  test('with an unknown key beside the levels', () => {
    assert.deepEqual(said('rule:', 'rules:'), [
      'content/severities/shop.yaml:1 Unknown key `rules`. Did you mean `rule`? Write one of rule, levels.',
    ]);
  });

  test('needs no more than what has no default', () => {
    const { severities } = catalogWith().services.find(({ id }) => id === 'ledger') ?? {};
    const [level] = severities?.levels ?? [];
    assert.deepEqual(
      [severities?.rule, level?.examples, level?.recoverWithinMinutes, level?.updateEveryMinutes],
      [undefined, [], undefined, undefined],
    );
  });
});
