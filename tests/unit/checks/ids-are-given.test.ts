import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { idsAreGiven as check } from '#checks/ids-are-given.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const GUIDE = 'content/guides/respond.mdx';

function found(file: string, from: string, to: string, message: string, mend: string): void {
  const changes: Changes = { [file]: replacing(from, to) };
  assert.deepEqual(problemsWith(check, changes), [
    { file, line: lineOfText(file, to, changes), message, mend },
  ]);
}

describe('Anchors are given by authors', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('at every heading of a runbook', () => {
    found(
      RUNBOOK,
      '## Find the cause {#diagnosis}',
      '## Find the cause',
      'The heading "Find the cause" has no id.',
      'Write `## Find the cause {#an-id}`: lower-case words joined by hyphens.',
    );
    found(
      RUNBOOK,
      '### Errors {#errors}',
      '### Errors',
      'The heading "Errors" has no id.',
      'Write `### Errors {#an-id}`: lower-case words joined by hyphens.',
    );
  });

  test('at every heading of a guide', () => {
    found(
      GUIDE,
      '### Later {#later}',
      '### Later',
      'The heading "Later" has no id.',
      'Write `### Later {#an-id}`: lower-case words joined by hyphens.',
    );
  });

  test('at every step', () => {
    found(
      RUNBOOK,
      '<Step id="drop-cache" do="Drop the cache">',
      '<Step do="Drop the cache">',
      'The step "Drop the cache" has no id.',
      'Write `<Step id="an-id" do="…">`: lower-case words joined by hyphens.',
    );
  });

  test('in lower-case words, so that a link survives being typed', () => {
    for (const id of ['Later', 'la_ter', 'la--ter', '-later', 'later.'])
      found(
        GUIDE,
        '{#later}',
        `{#${id}}`,
        `\`${id}\` is no id.`,
        'Write `### Later {#an-id}`: lower-case words joined by hyphens.',
      );
    found(
      RUNBOOK,
      'id="drop-cache"',
      'id="Drop cache"',
      '`Drop cache` is no id.',
      'Write `<Step id="an-id" do="…">`: lower-case words joined by hyphens.',
    );
  });
});
