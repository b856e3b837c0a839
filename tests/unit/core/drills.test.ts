import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CatalogDrill } from '#core/catalog.ts';
import { lastDrill, plannedDrills } from '#core/drills.ts';

const common = { title: 'T', scenario: 'S', criteria: [], source: { file: 'x', lines: {} } };
const held = (runbook: string, drilledOn: string): CatalogDrill => ({
  ...common,
  id: `${drilledOn}-x`,
  runbook,
  status: 'held',
  drilledOn,
  outcome: 'passed',
  tookMinutes: 1,
  failed: [],
  changed: [],
});
const planned = (runbook: string, plannedOn: string): CatalogDrill => ({
  ...common,
  id: `${plannedOn}-x`,
  runbook,
  status: 'planned',
  plannedOn,
});
const drills = [
  held('shop/a', '2026-02-01'),
  planned('shop/a', '2027-03-01'),
  held('shop/a', '2026-11-01'),
  held('shop/b', '2026-12-01'),
  planned('shop/b', '2027-01-01'),
  held('shop/a', '2025-12-31'),
];

describe('Drills', () => {
  test('of a runbook: the last that was held', () => {
    assert.equal(lastDrill({ drills }, 'shop/a')?.drilledOn, '2026-11-01');
    assert.equal(lastDrill({ drills }, 'shop/b')?.drilledOn, '2026-12-01');
  });

  test('that are only planned have not been held', () => {
    assert.equal(lastDrill({ drills: [planned('shop/a', '2020-01-01')] }, 'shop/a'), undefined);
  });

  test('to come stand with the next first', () => {
    assert.deepEqual(
      plannedDrills({ drills }).map(({ plannedOn }) => plannedOn),
      ['2027-01-01', '2027-03-01'],
    );
  });

  test('stay in the order they were given', () => {
    lastDrill({ drills }, 'shop/a');
    plannedDrills({ drills });
    assert.equal(drills[0]?.id, '2026-02-01-x');
  });
});
