import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { severitiesAreRanked as check } from '#checks/severities-are-ranked.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const MATRIX = 'content/severities/shop.yaml';
const POLICY = 'content/escalations/shop.yaml';

function found(file: string, from: string, to: string, message: string, mend: string): void {
  const changes: Changes = { [file]: replacing(from, to) };
  assert.deepEqual(problemsWith(check, changes), [
    { file, line: lineOfText(file, to, changes), message, mend },
  ]);
}

describe('The worst stands first', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('so a gap in the ranks is found', () => {
    found(MATRIX, 'rank: 2', 'rank: 3', '`SEV2` has rank 3 in place 2.', 'Write `rank: 2`, worst first.');
  });

  test('so a rank that comes twice is found', () => {
    found(
      MATRIX,
      'SEV2, rank: 2',
      'SEV2, rank: 1',
      '`SEV2` has rank 1 in place 2.',
      'Write `rank: 2`, worst first.',
    );
  });
});

describe('Help comes in the order it stands', () => {
  test('beginning at once', () => {
    found(
      POLICY,
      'afterMinutes: 0',
      'afterMinutes: 5',
      'Stage 1 comes after 5 minutes.',
      'Start with a stage at 0.',
    );
  });

  test('each stage after the one before, or with it', () => {
    found(
      POLICY,
      'afterMinutes: 60',
      'afterMinutes: 20',
      'Stage 3 comes after 20 minutes.',
      'Write stages in order: this one after 30 or more.',
    );
    assert.deepEqual(
      problemsWith(check, { [POLICY]: replacing('afterMinutes: 60', 'afterMinutes: 30') }),
      [],
    );
  });
});
