import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { symptomsAreComplete as check } from '#checks/symptoms-are-complete.ts';
import { lineOfText, problemsWith, replacing } from '#tests/content.ts';

const SLOW = 'content/runbooks/shop/slow-pages.mdx';
const found = (logs: string) => {
  const changes = { [SLOW]: replacing('logs: [upstream timed out]\n', logs) };
  return problemsWith(check, changes).map(({ line, message, mend }) => {
    const text = logs === '' ? 'symptoms:' : '  - ';
    return `${line === lineOfText(SLOW, text, changes)} ${message} ${mend}`;
  });
};

describe('Symptoms are said both ways', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('so a runbook without a line of a log is found', () => {
    assert.deepEqual(found(''), [
      'true No line of a log or a terminal leads to this page. Add `logs:` with the lines that are seen when it happens.',
    ]);
  });

  test('but a procedure needs none', () => {
    const changes = {
      [SLOW]: (text: string) => text.replace(/^logs: .*\n/m, '').replace('operational', 'procedure'),
    };
    assert.deepEqual(problemsWith(check, changes), []);
  });

  for (const once of [
    '2026-11-20T03:12:44Z timed out',
    'at 2026-11-20 nothing',
    '03:12:44 timed out',
    'request 550e8400-e29b-41d4-a716-446655440000 failed',
  ])
    test(`so what is seen once is found: ${once}`, () => {
      assert.match(
        found(`logs:\n  - "${once}"\n`).join(),
        /^true The line holds `[^`]+`, which the next incident/,
      );
    });

  test('but a port, an address and an error code may stand', () => {
    assert.deepEqual(
      found('logs:\n  - "connect ECONNREFUSED 127.0.0.1:6379"\n  - "exit code 137, limit 1:30"\n'),
      [],
    );
  });

  test('so what stands twice is found where it stands again, in any case', () => {
    assert.deepEqual(found('logs:\n  - "Pages LOAD slowly"\n'), [
      'true `Pages LOAD slowly` stands twice. Keep it once: under `logs` when a log shows it, else under `symptoms`.',
    ]);
  });
});
