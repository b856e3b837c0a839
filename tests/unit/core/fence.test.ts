import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFenceInfo } from '#core/fence.ts';

const read = (meta: string) => {
  const { unknown, ...info } = parseFenceInfo(meta);
  return { ...info, ...(unknown.length > 0 ? { unknown } : {}) };
};

describe('What stands behind a fence’s language', () => {
  test('may be nothing', () => {
    assert.deepEqual(read(''), { output: false });
  });

  test('is title, danger, variant and output, in any order', () => {
    const info = { title: 'Drop it', danger: 'drops the table', variant: 'Docker', output: true };
    assert.deepEqual(read('title="Drop it" danger="drops the table" variant="Docker" output'), info);
    assert.deepEqual(read('output variant="Docker" danger="drops the table" title="Drop it"'), info);
  });

  test('may hold equals signs, apostrophes and braces in its words', () => {
    assert.deepEqual(read('title="a=b, it\'s {c}"'), { title: "a=b, it's {c}", output: false });
  });

  test('that means nothing is kept for the author', () => {
    assert.deepEqual(read('titel="x"').unknown, ['titel="x"']);
    assert.deepEqual(read('copy {3}').unknown, ['copy', '{3}']);
    assert.deepEqual(read('output="yes"'), { output: false, unknown: ['output="yes"'] });
    assert.deepEqual(read('title').unknown, ['title']);
    assert.deepEqual(read('title=""').unknown, ['title=""']);
    assert.deepEqual(read("title='x'").unknown?.length, 2);
  });
});
