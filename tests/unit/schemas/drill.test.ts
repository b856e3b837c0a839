import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';

const HELD = 'content/drills/2026-10-05-api-down.yaml';
const PLANNED = 'content/drills/2027-01-10-slow-pages.yaml';
const said = (file: string, from: string, to: string) => saidOf({ [file]: replacing(from, to) });

describe('A drill', () => {
  test('with a status that is none says which there are', () => {
    assert.deepEqual(said(PLANNED, 'status: planned', 'status: planed'), [
      'content/drills/2027-01-10-slow-pages.yaml:1 `status`: expected one of planned, held, found "planed". Did you mean `planned`? Write one of planned, held.',
    ]);
    assert.deepEqual(said(HELD, 'status: held\n', ''), [
      'content/drills/2026-10-05-api-down.yaml:1 `status`: expected one of planned, held, found nothing. Add `status`.',
    ]);
  });

  test('that is planned does not say how it went', () => {
    assert.deepEqual(said(PLANNED, 'status: planned', 'status: planned\noutcome: passed'), [
      'content/drills/2027-01-10-slow-pages.yaml:2 Unknown key `outcome`. Remove it. Write one of status, runbook, title, scenario, criteria, plannedOn.',
    ]);
  });

  test('that was held does not say when it was planned', () => {
    assert.deepEqual(said(HELD, 'drilledOn:', 'plannedOn: 2026-10-04\ndrilledOn:'), [
      'content/drills/2026-10-05-api-down.yaml:5 Unknown key `plannedOn`. Remove it. Write one of status, runbook, title, scenario, criteria, drilledOn, outcome, tookMinutes, failed, changed.',
    ]);
  });

  test('that was held says how it went', () => {
    assert.deepEqual(said(HELD, 'outcome: passed', 'outcome: pass'), [
      'content/drills/2026-10-05-api-down.yaml:6 `outcome`: expected one of passed, failed, found "pass". Did you mean `passed`? Write one of passed, failed.',
    ]);
    assert.deepEqual(said(HELD, 'tookMinutes: 12\n', ''), [
      'content/drills/2026-10-05-api-down.yaml:1 `tookMinutes`: expected a whole number of minutes, found nothing. Add `tookMinutes`.',
    ]);
  });

  test('with a misspelled day gives one finding', () => {
    assert.deepEqual(said(PLANNED, 'plannedOn:', 'planedOn:'), [
      'content/drills/2027-01-10-slow-pages.yaml:5 Unknown key `planedOn`. Did you mean `plannedOn`? Write one of status, runbook, title, scenario, criteria, plannedOn.',
    ]);
  });

  test('needs no more than what has no default', () => {
    const [held, planned] = catalogWith().drills;
    assert.deepEqual(planned?.criteria, []);
    assert.deepEqual(held?.status === 'held' && [held.criteria, held.failed, held.changed], [
      [],
      ['The pager was mute'],
      [],
    ]);
  });
});
