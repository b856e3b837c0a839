import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textsAreShort as check } from '#checks/texts-are-short.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const words = (count: number) => `Word${' word'.repeat(count - 1)}`;

function found(file: string, change: (text: string) => string, place: string, message: string): void {
  const changes: Changes = { [file]: change };
  const [problem, ...more] = problemsWith(check, changes);
  assert.deepEqual(
    [problem?.file, problem?.line, problem?.message, more],
    [file, lineOfText(file, place, changes), message, []],
  );
}

describe('A text is short', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('so a long title is found, of runbooks and guides', () => {
    for (const file of [RUNBOOK, 'content/guides/respond.mdx']) {
      const titled = (length: number) => (text: string) =>
        text.replace(/^title: .*/m, `title: ${'x'.repeat(length)}`);
      found(file, titled(61), 'title:', 'The title has 61 characters.');
      assert.deepEqual(problemsWith(check, { [file]: titled(60) }), []);
    }
  });

  test('so a long summary is found, of runbooks, guides and alerts', () => {
    for (const file of [RUNBOOK, 'content/guides/respond.mdx', 'content/alerts/ledger.yaml']) {
      const summed = (length: number) => (text: string) =>
        text.replace(/summary: [^,\n]*/, `summary: ${'x'.repeat(length)}`);
      found(file, summed(161), 'summary:', 'The summary has 161 characters.');
      assert.deepEqual(problemsWith(check, { [file]: summed(160) }), []);
    }
  });

  test('so a long Expect, If not or Caution is found at its own line', () => {
    found(RUNBOOK, replacing('No line with `FATAL`.', words(31)), '<Expect>Word', 'Expect has 31 words.');
    found(RUNBOOK, replacing('An error: get help.', words(31)), '">Word', 'If not has 31 words.');
    found(RUNBOOK, replacing('Do not delete pods yet.', words(31)), '<Caution>', 'Caution has 31 words.');
    assert.deepEqual(problemsWith(check, { [RUNBOOK]: replacing('No line with `FATAL`.', words(30)) }), []);
  });
});
