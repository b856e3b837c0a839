import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editDistance, findNearest, mendByChoice } from '#core/nearest.ts';

describe('The distance of two words', () => {
  test('counts letters put in, left out, replaced and swapped', () => {
    const cases: [string, string, number][] = [
      ['', '', 0],
      ['abc', 'abc', 0],
      ['', 'abc', 3],
      ['abc', '', 3],
      ['abc', 'abxc', 1],
      ['abc', 'ac', 1],
      ['abc', 'abd', 1],
      ['abc', 'acb', 1],
      ['ba', 'ab', 1],
      ['form', 'from', 1],
      ['kitten', 'sitting', 3],
    ];
    for (const [a, b, distance] of cases) assert.equal(editDistance(a, b), distance, `${a} ${b}`);
  });

  test('is the same in both directions', () => {
    for (const [a, b] of [
      ['severity', 'severtiy'],
      ['abcdef', 'fedcba'],
      ['x', 'xyz'],
    ] as const)
      assert.equal(editDistance(a, b), editDistance(b, a));
  });
});

describe('The known word that was meant', () => {
  const known = ['severity', 'severities', 'service', 'symptoms', 'do-now', 'diagnosis'];

  test('is the nearest one', () => {
    assert.deepEqual(findNearest('severtiy', known), ['severity']);
    assert.deepEqual(findNearest('serice', known), ['service']);
  });

  test('may differ in case', () => {
    assert.deepEqual(findNearest('Do-Now', known), ['do-now']);
  });

  test('may hold what was written', () => {
    assert.deepEqual(findNearest('diag', known), ['diagnosis']);
    assert.deepEqual(findNearest('dia', known), []);
  });

  test('is none when all are far off', () => {
    assert.deepEqual(findNearest('escalation', known), []);
    assert.deepEqual(findNearest('severity', []), []);
  });

  test('comes best first, and no more than asked for', () => {
    assert.deepEqual(findNearest('aaab', ['aabb', 'aaab', 'aaaa', 'aaac']), ['aaab', 'aaaa', 'aaac']);
    assert.deepEqual(findNearest('aaab', ['aabb', 'aaab', 'aaaa'], 1), ['aaab']);
  });
});

describe('The mend of a choice', () => {
  test('names the nearest, then all', () => {
    assert.equal(mendByChoice('SEV', ['SEV1', 'SEV2']), 'Did you mean `SEV1`? Write one of SEV1, SEV2.');
    assert.equal(mendByChoice('urgent', ['SEV1', 'SEV2']), 'Write one of SEV1, SEV2.');
  });

  test('names a dozen at most', () => {
    const many = Array.from({ length: 13 }, (_, index) => `id-${index}`);
    assert.equal(mendByChoice('x', many.slice(0, 12)), `Write one of ${many.slice(0, 12).join(', ')}.`);
    assert.equal(mendByChoice('x', many), `Write one of ${many.slice(0, 12).join(', ')}, ….`);
  });

  test('says when there is nothing to choose from', () => {
    assert.equal(mendByChoice('x', []), 'There is none to choose from yet.');
  });
});
