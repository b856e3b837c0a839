import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseYaml } from '#io/yaml.ts';

const linesOf = (text: string, firstLine?: number) => parseYaml(text, 'x.yaml', firstLine).lines;
const findings = (text: string, firstLine?: number) => parseYaml(text, 'x.yaml', firstLine).findings;
const HINT = 'Check the indentation, quotes and colons of this line and the one above it.';

describe('A YAML file', () => {
  test('gives its value and the line of every key', () => {
    const { value, lines } = parseYaml(
      [
        '# comment',
        'name: x',
        'list:',
        '  - a',
        '  - id: b',
        '    deep: { c: 1, d: [2, 3] }',
        '',
        'end: |',
        '  text',
        'last: 1',
      ].join('\n'),
      'x.yaml',
    );
    assert.deepEqual(value, {
      name: 'x',
      list: ['a', { id: 'b', deep: { c: 1, d: [2, 3] } }],
      end: 'text\n',
      last: 1,
    });
    assert.deepEqual(lines, {
      '': 1,
      name: 2,
      list: 3,
      'list.0': 4,
      'list.1': 5,
      'list.1.id': 5,
      'list.1.deep': 6,
      'list.1.deep.c': 6,
      'list.1.deep.d': 6,
      'list.1.deep.d.0': 6,
      'list.1.deep.d.1': 6,
      end: 8,
      last: 10,
    });
  });

  test('that is front matter counts from where it stands', () => {
    assert.deepEqual(linesOf('a: 1\nb: 2\n', 2), { '': 2, a: 2, b: 3 });
    assert.equal(findings('a: 1\nb: [\n', 2)[0]?.line, 4);
  });

  test('written on Windows has the same lines', () => {
    const text = 'a: 1\nlist:\n  - b: 2\n    c: "x"\n';
    const [unix, windows] = [parseYaml(text, 'x'), parseYaml(text.replaceAll('\n', '\r\n'), 'x')];
    assert.deepEqual(windows, unix);
  });

  test('keeps days as they are written', () => {
    assert.deepEqual(parseYaml('day: 2026-11-20\n', 'x').value, { day: '2026-11-20' });
  });

  test('may use a value twice by name', () => {
    assert.deepEqual(parseYaml('a: &x [1]\nb: *x\n', 'x').value, { a: [1], b: [1] });
  });

  test('may be empty', () => {
    for (const text of ['', '\n', '# only a comment\n'])
      assert.deepEqual(parseYaml(text, 'x'), { value: null, lines: { '': 1 }, findings: [] });
  });
});

describe('A broken YAML file', () => {
  test('gives one finding with file, line and mend', () => {
    assert.deepEqual(findings('a: 1\nb: c: d\n'), [
      {
        level: 'error',
        check: 'yaml',
        file: 'x.yaml',
        line: 2,
        message: 'Broken YAML: Nested mappings are not allowed in compact mappings.',
        mend: HINT,
      },
    ]);
  });

  test('gives no value', () => {
    assert.equal(parseYaml('a: [1\n', 'x').value, undefined);
  });

  test('gives its first error only, since the others follow from it', () => {
    const text = 'list:\n  - { id: a, promql: sum(rate(x[5m])) }\n  - { id: b }\nmore: [x]\n';
    assert.deepEqual(
      findings(text).map(({ line }) => line),
      [2],
    );
  });

  test('says which key stands twice', () => {
    assert.deepEqual(
      findings('a: 1\nb: 2\na: 3\n').map(({ line, message }) => [line, message]),
      [[3, 'Broken YAML: Map keys must be unique.']],
    );
  });

  test('says where a tab, a reserved character or a second document stands', () => {
    for (const [text, line] of [
      ['a:\n\tb: 1\n', 2],
      ['a: 1\nb: @x\n', 2],
      ['a: 1\n---\nb: 2\n', 2],
    ] as const)
      assert.deepEqual(
        findings(text).map((finding) => finding.line),
        [line],
        text,
      );
  });

  test('does not throw when a value starts with an asterisk', () => {
    assert.deepEqual(
      findings('a: 1\npattern: *.log\n').map(({ line, message, mend }) => [line, message, mend]),
      [
        [
          2,
          'Broken YAML: `*.log` refers to nothing.',
          'Put the value into quotes: a leading `*` means a reference.',
        ],
      ],
    );
  });
});
