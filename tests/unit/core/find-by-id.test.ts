import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findById } from '#core/find-by-id.ts';

test('An entry is found by its id, the first where two have it', () => {
  const list = [
    { id: 'a', at: 1 },
    { id: 'b', at: 2 },
    { id: 'a', at: 3 },
  ];
  assert.equal(findById(list, 'a')?.at, 1);
  assert.equal(findById(list, 'b')?.at, 2);
  assert.equal(findById(list, 'c'), undefined);
});

test('An entry that is added later is found too', () => {
  const list = [{ id: 'a' }];
  assert.equal(findById(list, 'b'), undefined);
  list.push({ id: 'b' });
  assert.equal(findById(list, 'b')?.id, 'b');
});

test('Ten thousand lookups in ten thousand entries take no time', () => {
  const list = Array.from({ length: 10_000 }, (_, index) => ({ id: `entry-${index}` }));
  const start = performance.now();
  for (const { id } of list) assert.ok(findById(list, id));
  assert.ok(performance.now() - start < 2000);
});
