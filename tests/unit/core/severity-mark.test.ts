import assert from 'node:assert/strict';
import { test } from 'node:test';
import { severityMark } from '#core/severity-mark.ts';

test('A severity in text has the shape that it has on the page', () => {
  assert.deepEqual([1, 2, 3, 4, 5].map(severityMark), ['▲', '◆', '■', '●', '●']);
  assert.equal(severityMark(undefined), '□');
});
