import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAsJson } from '#checks/report/json.ts';

test('A program reads the findings as they are, under a version', () => {
  const finding = {
    level: 'error',
    check: 'schema',
    file: 'content/site.yaml',
    line: 3,
    message: 'A "quote", a \\ and a\nbreak.',
    mend: 'Mend it.',
  } as const;
  assert.deepEqual(JSON.parse(formatAsJson([finding])), { version: 1, findings: [finding] });
  assert.deepEqual(JSON.parse(formatAsJson([])), { version: 1, findings: [] });
});
