import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { phasesFollowWorkflow as check } from '#checks/phases-follow-workflow.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const FILE = 'content/runbooks/shop/slow-pages.mdx';

function found(change: (text: string) => string, place: string | 1, message: string, mend: string): void {
  const changes: Changes = { [FILE]: change };
  const line = place === 1 ? 1 : lineOfText(FILE, place, changes);
  assert.deepEqual(problemsWith(check, changes), [{ file: FILE, line, message, mend }]);
}

describe('A reader finds the same sections in the same order on every page of a service', () => {
  test('in the small content, optional ones left out', () => assert.deepEqual(problemsWith(check), []));

  test('so a phase out of order is found', () => {
    found(
      (text) =>
        text.replace(
          /(## Quick actions[\s\S]*?)(?=## Find)(## Find[\s\S]*?)(?=## Get help)/,
          (_all, now, cause) => cause + now,
        ),
      '## Quick actions',
      'The phase `do-now` stands behind `diagnosis`.',
      'Keep the order symptoms, do-now, diagnosis, verification, escalation.',
    );
  });

  test('so a phase that the service has not is found', () => {
    found(
      replacing('## Find the cause {#diagnosis}', '## Find the cause {#diagnosis}\n\n## Roots {#diagnose}'),
      '## Roots',
      '`diagnose` is no phase of shop.',
      'Did you mean `diagnosis`? Write one of symptoms, do-now, diagnosis, verification, escalation.',
    );
  });

  test('so a missing phase is found', () => {
    found(
      (text) => text.replace(/## Find[\s\S]*?(?=## Get help)/, ''),
      1,
      'The phase `diagnosis` is missing.',
      'Add `## Find the cause {#diagnosis}`, or mark it `optional: true` in content/services/shop.yaml.',
    );
  });

  test('so a title of one’s own is found', () => {
    found(
      replacing('## Find the cause {#diagnosis}', '## Diagnosis {#diagnosis}'),
      '## Diagnosis',
      'The phase `diagnosis` is titled "Diagnosis".',
      'Write `## Find the cause {#diagnosis}`, or change the workflow in content/services/shop.yaml.',
    );
  });

  test('so text before the first of them is found', () => {
    found(
      replacing('## Quick actions', 'First of all.\n\n## Quick actions'),
      'First of all',
      'Text stands before the first phase: "First of all.".',
      'Move it into a phase, or into `summary`.',
    );
  });

  test('each out of order on its own, all by the furthest before', () => {
    const changes: Changes = {
      [FILE]: (text) => {
        const [head = '', now = '', cause = '', help = ''] = text.split(/(?=^## )/m);
        return head + help + now + cause;
      },
    };
    assert.deepEqual(
      problemsWith(check, changes).map(({ message }) => message),
      ['The phase `do-now` stands behind `escalation`.', 'The phase `diagnosis` stands behind `escalation`.'],
    );
  });

  test('guides are free', () => {
    const changes = {
      'content/guides/respond.mdx': replacing('## First minute {#first-minute}', '## Whatever {#any}'),
    };
    assert.deepEqual(problemsWith(check, changes), []);
  });
});
