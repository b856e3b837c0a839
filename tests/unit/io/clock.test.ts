import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { now, today } from '#io/clock.ts';

describe('The clock', () => {
  test('is that of the machine', () => {
    assert.equal(Math.abs(now({}).getTime() - Date.now()) < 1000, true);
    assert.match(today({}), /^\d{4}-\d\d-\d\d$/);
  });

  test('stands where a reproducible build puts it', () => {
    assert.equal(now({ SOURCE_DATE_EPOCH: '1795132800' }).toISOString(), '2026-11-20T00:00:00.000Z');
    assert.equal(today({ SOURCE_DATE_EPOCH: '1795219199' }), '2026-11-20');
  });

  test('refuses what is no number of seconds', () => {
    assert.throws(
      () => now({ SOURCE_DATE_EPOCH: 'yesterday' }),
      /SOURCE_DATE_EPOCH is no number of seconds: yesterday/,
    );
  });
});
