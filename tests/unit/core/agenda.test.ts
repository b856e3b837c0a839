import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { agendaOf } from '#core/agenda.ts';
import { type Changes, catalogWith, replacing } from '#tests/content.ts';

const DONE = 'content/reviews/2026-11-01-shop.yaml';
const PLANNED = 'content/reviews/2027-02-01-shop.yaml';

const agenda = (changes: Changes = {}, today = '2026-11-20') =>
  agendaOf(catalogWith(changes), today).map(
    ({ kind, title, owner, dueOn, state, path }) => `${dueOn} ${state} ${kind} ${title}, ${owner} ${path}`,
  );

describe('What is to be done', () => {
  test('are runbooks, planned reviews and planned drills, the first due first', () => {
    assert.deepEqual(agenda(), [
      '2026-12-10 fresh runbook Slow pages, Shop lead /runbooks/shop/slow-pages/',
      '2027-01-10 fresh drill Slow database, Shop lead /reviews/#drill-2027-01-10-slow-pages',
      '2027-01-18 fresh runbook Bookings fail, Ledger team /runbooks/ledger/bookings-fail/',
      '2027-01-30 fresh runbook API down, Shop team /runbooks/shop/api-down/',
      '2027-02-01 fresh review Winter reading, Shop team /reviews/#review-2027-02-01-shop',
    ]);
  });

  test('is announced a week ahead, and overdue when its day has passed', () => {
    const drill = (today: string) =>
      agenda({}, today)
        .find((line) => line.includes('drill'))
        ?.slice(11, 17);
    assert.deepEqual(['2027-01-02', '2027-01-03', '2027-01-10', '2027-01-11'].map(drill), [
      'fresh ',
      'due dr',
      'due dr',
      'overdu',
    ]);
  });

  test('after a review is the next one, even when nobody planned it', () => {
    assert.deepEqual(
      agenda({ [PLANNED]: null }).filter((line) => line.includes(' review ')),
      ['2027-02-01 fresh review Autumn reading, Shop team /reviews/#review-2026-11-01-shop'],
    );
  });

  test('names the contact by its id where no contact has it', () => {
    const [, , , , review] = agenda({ [PLANNED]: replacing('owner: shop-team', 'owner: nobody') });
    assert.match(review ?? '', /Winter reading, nobody/);
  });

  test('leaves out what is done', () => {
    assert.deepEqual(
      agenda({ [PLANNED]: null, [DONE]: null }).filter((line) => line.includes(' review ')),
      [],
    );
  });
});
