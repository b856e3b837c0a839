import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMinutes } from '#core/duration.ts';

test('Minutes are said as a severity matrix says them', () => {
  const said = [0, 1, 15, 59, 60, 61, 90, 120, 1439, 1440, 1500].map(formatMinutes);
  assert.deepEqual(said, [
    '0 min',
    '1 min',
    '15 min',
    '59 min',
    '1 h',
    '1 h 1 min',
    '1 h 30 min',
    '2 h',
    '23 h 59 min',
    '24 h',
    '25 h',
  ]);
});
