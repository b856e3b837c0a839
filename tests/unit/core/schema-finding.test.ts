import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'astro/zod';
import { schemaFindings } from '#core/schema-finding.ts';

const source = { file: 'x.yaml', lines: { '': 1, name: 2, list: 3, 'list.1': 5, extra: 9 } };

function findings(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value);
  return schemaFindings(error?.issues ?? [], value, schema, source);
}

describe('What a schema refuses becomes findings', () => {
  test('with level, check, file and line', () => {
    assert.deepEqual(findings(z.strictObject({ name: z.string() }), { name: 1 }), [
      {
        level: 'error',
        check: 'schema',
        file: 'x.yaml',
        line: 2,
        message: '`name`: expected a string, found 1.',
        mend: 'Write a string.',
      },
    ]);
  });

  test('one for each unknown key', () => {
    const found = findings(z.strictObject({ name: z.string() }), { name: 'a', extra: 1, more: 2 });
    assert.deepEqual(
      found.map(({ line, message }) => [line, message]),
      [
        [9, 'Unknown key `extra`.'],
        [1, 'Unknown key `more`.'],
      ],
    );
  });

  test('inside a list at the line of its entry', () => {
    const schema = z.strictObject({ list: z.array(z.strictObject({ id: z.string() })) });
    const [found] = findings(schema, { list: [{ id: 'a' }, { id: 2 }] });
    assert.deepEqual([found?.line, found?.message], [5, '`list.1.id`: expected a string, found 2.']);
  });

  test('a key that is both misspelled and missing is said once', () => {
    const schema = z.strictObject({ name: z.string(), title: z.string() });
    const words = (value: object) => findings(schema, value).map(({ message }) => message);
    assert.deepEqual(words({ nmae: 'a', title: 'b' }), ['Unknown key `nmae`.']);
    assert.deepEqual(words({ xyzzy: 'a', title: 'b' }), [
      '`name`: expected a string, found nothing.',
      'Unknown key `xyzzy`.',
    ]);
    assert.deepEqual(words({ nmae: 'a', name: 1, title: 'b' }), [
      '`name`: expected a string, found 1.',
      'Unknown key `nmae`.',
    ]);
  });

  test('in the schema’s own words where it has some', () => {
    const schema = z.strictObject({ name: z.string().regex(/^a$/, 'the letter a') });
    assert.equal(findings(schema, { name: 'b' })[0]?.message, '`name`: expected the letter a, found "b".');
  });

  test('in words of the file for every type', () => {
    const cases: [z.ZodType, string][] = [
      [z.string(), 'a string'],
      [z.number(), 'a number'],
      [z.int(), 'a number'],
      [z.boolean(), 'a boolean'],
      [z.array(z.string()), 'a list'],
      [z.strictObject({}), 'a mapping of keys'],
      [z.record(z.string(), z.string()), 'a mapping of keys'],
    ];
    for (const [schema, words] of cases) {
      const [found] = findings(z.strictObject({ name: schema }), { name: null });
      assert.equal(found?.message, `\`name\`: expected ${words}, found null.`);
    }
  });

  test('of the form that the value says it has', () => {
    const schema = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('dog'), barks: z.boolean() }),
      z.strictObject({ kind: z.literal('cat'), purrs: z.boolean() }),
    ]);
    const mends = (value: object) => findings(schema, value).map(({ message, mend }) => `${message} ${mend}`);
    assert.deepEqual(mends({ kind: 'cat', purrs: true, barks: true }), [
      'Unknown key `barks`. Remove it. Write one of kind, purrs.',
    ]);
    assert.deepEqual(mends({ kind: 'cow' }), [
      '`kind`: expected one of dog, cat, found "cow". Write one of dog, cat.',
    ]);
  });

  test('and nothing when nothing is refused', () => {
    assert.deepEqual(findings(z.strictObject({}), {}), []);
  });
});
