import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';
import { withoutLists } from '#tests/wording.ts';

const FILE = 'content/runbooks/shop/api-down.mdx';
const said = (from: string, to: string) => withoutLists(saidOf({ [FILE]: replacing(from, to) }));

describe('A parameter', () => {
  test('of a type that is none says which was meant', () => {
    assert.deepEqual(said('type: kubernetes-label', 'type: kubernetes-labels'), [
      'content/runbooks/shop/api-down.mdx:14 `parameters.0.type`: expected one of kubernetes-label, kubernetes-name, host, prometheus-name, job, path, device, integer, duration, sql-name, hex-id, uuid, enum, found "kubernetes-labels". Did you mean `kubernetes-label`? Write one of kubernetes-label, kubernetes-name, host, prometheus-name, job, path, device, integer, duration, sql-name, hex-id, uuid, ….',
    ]);
  });

  test('has no free text', () => {
    for (const type of ['text', 'string', 'any', 'free'])
      assert.equal(said('type: kubernetes-label', `type: ${type}`).length, 1, type);
  });

  test('with a name that cannot stand between the braces', () => {
    for (const name of ['Namespace', 'name-space', '_namespace', '2nd', 'a'.repeat(41)]) {
      assert.deepEqual(said('name: namespace', `name: ${name}`), [
        `content/runbooks/shop/api-down.mdx:13 \`parameters.0.name\`: expected a name: lower-case letters, digits and underscores, found "${name}". Write a name: lower-case letters, digits and underscores.`,
      ]);
    }
  });

  test('with a misspelled required key gives one finding', () => {
    assert.deepEqual(said('    example: prod', '    exmaple: prod'), [
      'content/runbooks/shop/api-down.mdx:17 Unknown key `parameters.0.exmaple`. Did you mean `example`? Write one of ….',
    ]);
  });

  test('with an empty example', () => {
    assert.deepEqual(said('    example: prod', '    example:'), [
      'content/runbooks/shop/api-down.mdx:17 `parameters.0.example`: expected a string, found null. Write a string.',
    ]);
  });

  test('without an example', () => {
    assert.deepEqual(said('    example: prod\n', ''), [
      'content/runbooks/shop/api-down.mdx:13 `parameters.0.example`: expected a string, found nothing. Add `example`.',
    ]);
  });

  test('may have an example that YAML takes for a number or a truth', () => {
    for (const [written, kept] of [
      ['1024', '1024'],
      ['true', 'true'],
    ]) {
      const { runbooks } = catalogWith({ [FILE]: replacing('example: prod', `example: ${written}`) });
      const [parameter] = runbooks.find(({ id }) => id === 'shop/api-down')?.parameters ?? [];
      assert.equal(parameter?.example, kept);
    }
  });
});
