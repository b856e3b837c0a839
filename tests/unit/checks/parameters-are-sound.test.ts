import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parametersAreSound as check } from '#checks/parameters-are-sound.ts';
import { ruleOf } from '#tests/hostile-values.ts';
import { parameter, problemsOf } from '#tests/small-catalog.ts';

const messages = (...parameters: object[]) => problemsOf(check, { parameters }).map(([message]) => message);

describe('A declaration holds what its type needs', () => {
  test('every type with its example', () => {
    for (const [type, rule] of Object.entries(ruleOf))
      assert.deepEqual(messages(parameter('value', type, rule)), [], type);
  });

  test('an enumeration has values, nothing else has', () => {
    assert.deepEqual(messages(parameter('region', 'enum')), ['`region` has no values.']);
    assert.deepEqual(messages(parameter('pod', 'kubernetes-name', { values: ['a'] })), [
      '`pod` is no enum and has values.',
    ]);
  });

  test('an integer has bounds, nothing else has', () => {
    const bounds = '`rows` has no bounds.';
    assert.deepEqual(messages(parameter('rows', 'integer', { example: 1 })), [bounds]);
    assert.deepEqual(messages(parameter('rows', 'integer', { example: 1, min: 1 })), [bounds]);
    assert.deepEqual(messages(parameter('rows', 'integer', { example: 1, max: 1 })), [bounds]);
    assert.deepEqual(messages(parameter('pod', 'kubernetes-name', { min: 1 })), [
      '`pod` is no integer and has bounds.',
    ]);
    assert.deepEqual(messages(parameter('rows', 'integer', { example: 1, min: 9, max: 1 })), [
      '`rows` is at least 9 and at most 1.',
    ]);
  });

  test('its example is a value of its type', () => {
    assert.deepEqual(
      problemsOf(check, { parameters: [parameter('pod', 'kubernetes-name', { example: 'Web_0' })] }),
      [['`Web_0` is no kubernetes-name: it holds `W`.', 'example: Web_0']],
    );
    assert.deepEqual(messages(parameter('rows', 'integer', { example: 10, min: 1, max: 9 })), [
      '`10` is no integer: it is above 9.',
    ]);
    assert.deepEqual(messages(parameter('region', 'enum', { example: 'us', values: ['eu'] })), [
      '`us` is no enum: it is not one of eu.',
    ]);
  });

  test('the values of an enumeration are inert and a link can carry them', () => {
    const region = (...values: string[]) => messages(parameter('region', 'enum', { example: 'eu', values }));
    assert.deepEqual(region('eu', 'us east', '--all'), [
      '`us east` is no enum: it holds a blank.',
      '`--all` is no enum: it starts with a hyphen.',
    ]);
    assert.deepEqual(region('eu', 'All'), ['`All` is no enum: it means "no value" in a link.']);
  });

  test('names are not repeated', () => {
    assert.deepEqual(messages(parameter('pod'), parameter('pod')), [
      'The parameter `pod` is declared twice.',
    ]);
  });

  test('a link has room for all of them', () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => parameter(`p${index}`));
    assert.deepEqual(messages(...some(14)), []);
    assert.deepEqual(messages(...some(15)), ['15 parameters: a link has room for 14.']);
  });
});
