import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { panelKind, panelRows } from '#core/panels.ts';
import { catalogWith } from '#tests/content.ts';

const [, desk] = catalogWith().services.find(({ id }) => id === 'shop')?.dashboards ?? [];

describe('The panels of a dashboard', () => {
  test('stand in the order of its rows, and in a row in their own', () => {
    assert.ok(desk);
    assert.deepEqual(
      panelRows(desk).map(({ row, panels }) => [row?.title, panels.map(({ id }) => id)]),
      [
        ['Status', [11]],
        ['Actions', [21, 22, 23]],
      ],
    );
  });

  test('stand above the rows when they are in none that there is', () => {
    assert.ok(desk);
    const rows = panelRows({ rows: desk.rows.slice(0, 1), panels: desk.panels });
    assert.deepEqual(
      rows.map(({ row, panels }) => [row?.title, panels.length]),
      [
        [undefined, 3],
        ['Status', 1],
      ],
    );
  });

  test('are lines when they have a query, else text, unless they say', () => {
    assert.equal(panelKind({ promql: 'up' }), 'timeseries');
    assert.equal(panelKind({ promql: undefined }), 'text');
    assert.equal(panelKind({ promql: 'up', kind: 'stat' }), 'stat');
  });
});
