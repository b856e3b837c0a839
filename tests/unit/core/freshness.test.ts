import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { freshnessOf } from '#core/freshness.ts';

const at = (today: string, reviewEveryDays = 90, reviewedOn = '2026-01-01') =>
  freshnessOf({ reviewedOn, reviewEveryDays }, today);

describe('A page read on 1 January for 90 days', () => {
  test('is due on 1 April', () => {
    assert.equal(at('2026-01-01').dueOn, '2026-04-01');
    assert.equal(at('2026-01-01').daysLeft, 90);
  });

  test('is fresh until nine days before', () => {
    assert.deepEqual(at('2026-03-22'), { state: 'fresh', dueOn: '2026-04-01', daysLeft: 10 });
    assert.deepEqual(at('2026-03-23'), { state: 'due', dueOn: '2026-04-01', daysLeft: 9 });
  });

  test('is due, not overdue, on its last day', () => {
    assert.deepEqual(at('2026-04-01'), { state: 'due', dueOn: '2026-04-01', daysLeft: 0 });
    assert.deepEqual(at('2026-04-02'), { state: 'overdue', dueOn: '2026-04-01', daysLeft: -1 });
  });
});

describe('Reading again', () => {
  test('is announced a week ahead, however short the interval', () => {
    assert.equal(at('2026-01-23', 30).state, 'fresh');
    assert.equal(at('2026-01-24', 30).state, 'due');
    assert.equal(at('2026-01-01', 5).state, 'due');
  });

  test('is announced a tenth of a long interval ahead', () => {
    assert.equal(at('2026-11-24', 365).daysLeft, 38);
    assert.equal(at('2026-11-24', 365).state, 'fresh');
    assert.equal(at('2026-11-25', 365).state, 'due');
  });

  test('counts days over leap days and changes of the clock', () => {
    assert.equal(at('2028-03-01', 2, '2028-02-28').daysLeft, 0);
    assert.equal(at('2026-10-26', 2, '2026-10-24').daysLeft, 0);
    assert.equal(at('2026-03-30', 2, '2026-03-28').daysLeft, 0);
  });
});
