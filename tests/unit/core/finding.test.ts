import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byPlace, type Finding, hasErrors, inPlainText, lineOf } from '#core/finding.ts';
import { FindingsError } from '#core/findings-error.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  level: 'error',
  check: 'schema',
  file: 'content/site.yaml',
  line: 3,
  message: 'Wrong.',
  mend: 'Mend it.',
  ...more,
});

describe('The line of a value', () => {
  const source = {
    file: 'x.yaml',
    lines: { '': 2, alerts: 3, 'alerts.0': 4, 'alerts.0.name': 4, 'alerts.0.for': 6 },
  };

  test('is the one it was written on', () => {
    assert.equal(lineOf(source, 'alerts.0.for'), 6);
    assert.equal(lineOf(source, 'alerts'), 3);
  });

  test('is that of its nearest parent when it was not written', () => {
    assert.equal(lineOf(source, 'alerts.0.panel.dashboard'), 4);
    assert.equal(lineOf(source, 'alerts.7.name'), 3);
    assert.equal(lineOf(source, 'name'), 2);
    assert.equal(lineOf(source, ''), 2);
  });

  test('is unknown where nothing is known', () => {
    assert.equal(lineOf({ file: 'x.yaml', lines: {} }, 'alerts.0'), undefined);
  });
});

describe('Findings', () => {
  test('stand in the order a reader mends in: file, line, check', () => {
    const sorted = [
      finding({ file: 'b', line: 1 }),
      finding({ file: 'a', line: 10 }),
      finding({ file: 'a', line: 9, check: 'yaml' }),
      finding({ file: 'a', line: 9, check: 'files' }),
      finding({ file: 'a', line: undefined }),
    ].sort(byPlace);
    assert.deepEqual(
      sorted.map(({ file, line, check }) => [file, line, check]),
      [
        ['a', undefined, 'schema'],
        ['a', 9, 'files'],
        ['a', 9, 'yaml'],
        ['a', 10, 'schema'],
        ['b', 1, 'schema'],
      ],
    );
  });

  test('stop the build when one is an error', () => {
    assert.equal(hasErrors([]), false);
    assert.equal(hasErrors([finding({ level: 'warning' })]), false);
    assert.equal(hasErrors([finding({ level: 'warning' }), finding()]), true);
  });

  test('that are thrown say all of themselves', () => {
    const error = new FindingsError([finding(), finding({ file: 'b.yaml', line: undefined })]);
    assert.equal(error.message, 'content/site.yaml:3 Wrong. Mend it.\nb.yaml:1 Wrong. Mend it.');
    assert.equal(error.findings.length, 2);
  });
});

test('A finding about a file of others prints nothing that a terminal obeys', () => {
  const { file, message, mend } = inPlainText(
    finding({ file: 'a\nb.yml', message: '\u001b[2J\u202eé 日本', mend: 'a\u0007' }),
  );
  assert.deepEqual([file, message, mend], ['a\\u{a}b.yml', '\\u{1b}[2J\\u{202e}é 日本', 'a\\u{7}']);
});
