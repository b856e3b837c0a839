import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';

const DONE = 'content/reviews/2026-11-01-shop.yaml';
const PLANNED = 'content/reviews/2027-02-01-shop.yaml';
const said = (file: string, from: string, to: string) => saidOf({ [file]: replacing(from, to) });

describe('A review', () => {
  test('with a status that is none says which there are', () => {
    assert.deepEqual(said(DONE, 'status: done', 'status: held'), [
      'content/reviews/2026-11-01-shop.yaml:1 `status`: expected one of planned, done, found "held". Write one of planned, done.',
    ]);
  });

  test('that turns from done to planned is told each key that goes and the one that comes', () => {
    assert.deepEqual(said(DONE, 'status: done', 'status: planned'), [
      'content/reviews/2026-11-01-shop.yaml:1 `dueOn`: expected a day: YYYY-MM-DD, found nothing. Add `dueOn`.',
      'content/reviews/2026-11-01-shop.yaml:6 Unknown key `reviewedOn`. Remove it. Write one of status, service, title, runbooks, checklist, owner, dueOn.',
      'content/reviews/2026-11-01-shop.yaml:7 Unknown key `nextDueOn`. Remove it. Write one of status, service, title, runbooks, checklist, owner, dueOn.',
    ]);
  });

  test('without an owner', () => {
    assert.deepEqual(said(PLANNED, 'owner: shop-team\n', ''), [
      'content/reviews/2027-02-01-shop.yaml:1 `owner`: expected a string, found nothing. Add `owner`.',
    ]);
  });

  test('needs no more than what has no default', () => {
    const [done, planned] = catalogWith().reviews;
    assert.deepEqual([done?.checklist, planned?.runbooks], [[], undefined]);
    assert.deepEqual(done?.status === 'done' && done.changed, []);
  });
});
