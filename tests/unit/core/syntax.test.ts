import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOfOffset } from '#core/syntax.ts';

test('The line of an offset counts from 1', () => {
  assert.equal(lineOfOffset('', 0), 1);
  assert.equal(lineOfOffset('a\nb', 0), 1);
  assert.equal(lineOfOffset('a\nb', 1), 1);
  assert.equal(lineOfOffset('a\nb', 2), 2);
});

test('Behind the last word it is the line of the last word', () => {
  assert.equal(lineOfOffset('a\nb\n\n  \n', 8), 2);
  assert.equal(lineOfOffset('a', 99), 1);
});
