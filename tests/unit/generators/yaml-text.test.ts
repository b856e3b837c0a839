import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { formatYaml } from '#generators/yaml-text.ts';
import { hostileValues } from '#tests/hostile-values.ts';

describe('YAML text', () => {
  test('is laid out in blocks, quoted where it must be', () => {
    assert.equal(
      formatYaml({
        groups: [{ name: 'shop', rules: [{ alert: 'Down', for: '5m', expr: 'up == 0' }] }],
        none: [],
      }),
      [
        'groups:',
        '  - name: shop',
        '    rules:',
        '      - alert: Down',
        '        for: 5m',
        "        expr: 'up == 0'",
        'none: []',
        '',
      ].join('\n'),
    );
  });

  test('keeps lines as lines, and no blanks at the end of any', () => {
    const text = formatYaml({ expr: 'sum by (pod) (\n  up\n\n) > 1' }, 1);
    assert.equal(text, '  expr: |-\n    sum by (pod) (\n      up\n\n    ) > 1\n');
  });

  test('leaves out a key without value', () => {
    assert.equal(formatYaml({ a: 'x', b: undefined }), 'a: x\n');
  });

  test('of any data reads back as the same data', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...words));
    // YAML has no longer keys on one line.
    const key = text.map((word) => word.slice(0, 100).toWellFormed());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true }),
        fc.nat(4),
        (data, depth) => {
          for (const version of ['1.1', '1.2'] as const)
            assert.deepEqual(parse(formatYaml(data as never, depth), { version }) ?? {}, data);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

const words = [
  ...hostileValues.map(({ value }) => value),
  ...[
    'yes',
    'No',
    'null',
    '~',
    '',
    ' ',
    '1',
    '1e3',
    '0x1',
    '1:30',
    '5m',
    '- a',
    'a: b',
    'a #b',
    '#',
    '&a',
    '*a',
    '!t',
  ],
  ...[
    '|',
    '>',
    '%',
    '@',
    '`',
    '{a}',
    '[a]',
    "it's",
    '"q"',
    'a\n',
    '\na',
    'a\n b\n',
    '2026-11-20',
    '<<',
    '=',
    'é',
    '…',
  ],
];
