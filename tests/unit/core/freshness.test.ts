import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { freshnessOf, untilDay } from '#core/freshness.ts';

const ids = Array.from({ length: 400 }, (_, number) => `shop/page-${number}`);

/** Days by which a page is due before its interval ends. */
function daysEarlier(id: string, reviewEveryDays: number): number {
  const { daysLeft } = freshnessOf({ id, reviewedOn: '2026-01-01', reviewEveryDays }, '2026-01-01');
  return reviewEveryDays - daysLeft;
}

/** Freshness of a page whose id takes nothing off its interval. */
function at(today: string, reviewEveryDays = 90, reviewedOn = '2026-01-01') {
  const id = ids.find((known) => daysEarlier(known, reviewEveryDays) === 0);
  assert.ok(id !== undefined);
  return freshnessOf({ id, reviewedOn, reviewEveryDays }, today);
}

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

describe('Pages read on one day', () => {
  const early = ids.map((id) => daysEarlier(id, 90));

  test('fall due over a quarter of the interval, no day with more than its share twice over', () => {
    assert.deepEqual([Math.min(...early), Math.max(...early)], [0, 22]);
    const perDay = Array.from({ length: 23 }, (_, day) => early.filter((days) => days === day).length);
    assert.equal(Math.max(...perDay) <= (2 * ids.length) / 23, true, `${perDay}`);
    assert.equal(Math.min(...perDay) > 0, true, `${perDay}`);
  });

  test('keep their due day from one build to the next', () => {
    assert.deepEqual(
      ['shop/api-down', 'shop/slow-pages', 'ledger/bookings-fail'].map((id) => daysEarlier(id, 90)),
      [0, 21, 21],
    );
  });

  test('are due on the day itself when the interval is too short to share', () => {
    for (const id of ids.slice(0, 20)) assert.equal(daysEarlier(id, 3), 0);
  });
});

test('A day to come is announced a week ahead', () => {
  assert.deepEqual(untilDay('2026-03-10', '2026-03-02'), { state: 'fresh', daysLeft: 8 });
  assert.deepEqual(untilDay('2026-03-10', '2026-03-03'), { state: 'due', daysLeft: 7 });
  assert.deepEqual(untilDay('2026-03-10', '2026-03-11'), { state: 'overdue', daysLeft: -1 });
});
