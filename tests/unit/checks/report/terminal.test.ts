import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatForTerminal } from '#checks/report/terminal.ts';

const finding = {
  level: 'error',
  check: 'schema',
  file: 'content/site.yaml',
  message: 'Wrong.',
  mend: 'Mend it.',
} as const;

test('A person reads the place first, then what is wrong, then the mend', () => {
  assert.equal(
    formatForTerminal([
      { ...finding, line: 3 },
      { ...finding, level: 'warning', line: undefined },
    ]),
    [
      'content/site.yaml:3  error  schema',
      '  Wrong.',
      '  Mend it.',
      '',
      'content/site.yaml  warning  schema',
      '  Wrong.',
      '  Mend it.',
    ].join('\n'),
  );
});

test('No findings, no words', () => {
  assert.equal(formatForTerminal([]), '');
});
