import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatReminder, generateReminder } from '#generators/reminder.ts';
import { catalogWith } from '#tests/content.ts';

const catalog = catalogWith();

describe('The reminder of reviews and drills', () => {
  test('says what is overdue and what is due soon, in a text for a chat', () => {
    assert.equal(
      formatReminder(generateReminder(catalog, { today: '2027-01-05' })),
      `Reviews and drills on 2027-01-05: 1 overdue, 1 due

Overdue
- 2026-12-10 runbook: Slow pages (shop), Shop lead https://team.example/x/runbooks/shop/slow-pages/

Due
- 2027-01-10 drill: Slow database (shop), Shop lead https://team.example/x/reviews/#drill-2027-01-10-slow-pages`,
    );
  });

  test('looks ahead as many days as asked', () => {
    const days = (within: number) =>
      generateReminder(catalog, { today: '2027-01-01', within }).items.map(({ dueOn }) => dueOn);
    assert.deepEqual(days(0), ['2026-12-10']);
    assert.deepEqual(days(9), ['2026-12-10', '2027-01-10']);
    assert.deepEqual(days(31), ['2026-12-10', '2027-01-10', '2027-01-18', '2027-01-30', '2027-02-01']);
  });

  test('is data for a program', () => {
    assert.deepEqual(generateReminder(catalog, { today: '2026-12-11' }), {
      version: 1,
      today: '2026-12-11',
      items: [
        {
          kind: 'runbook',
          state: 'overdue',
          title: 'Slow pages',
          service: 'shop',
          owner: 'Shop lead',
          dueOn: '2026-12-10',
          daysLeft: -1,
          url: 'https://team.example/x/runbooks/shop/slow-pages/',
        },
      ],
    });
  });

  test('says so when there is nothing to do', () => {
    const reminder = generateReminder({ ...catalog, runbooks: [] }, { today: '2026-11-20' });
    assert.equal(formatReminder(reminder), 'Reviews and drills on 2026-11-20: 0 overdue, 0 due');
  });
});
