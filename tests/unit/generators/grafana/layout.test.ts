import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type GridPosition, placePanels, type Sized } from '#generators/grafana/layout.ts';

const drawn = (kind: Sized['kind']): Sized => ({ kind, content: '' });
const text = (content = 'One line.'): Sized => ({ kind: 'text', content });

function cells({ x, y, w, h }: GridPosition): string[] {
  return Array.from({ length: w * h }, (_, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`);
}

describe('Panels on the grid', () => {
  test('stand side by side, four figures to a line', () => {
    const places = placePanels([drawn('stat'), drawn('stat'), drawn('stat'), drawn('stat')], 3);
    assert.deepEqual(
      places.map(({ x, y, w }) => [x, y, w]),
      [
        [0, 3, 6],
        [6, 3, 6],
        [12, 3, 6],
        [18, 3, 6],
      ],
    );
  });

  test('fill each line to its end', () => {
    const places = placePanels([text(), drawn('timeseries'), drawn('timeseries')], 0);
    assert.deepEqual(
      places.map(({ x, w }) => [x, w]),
      [
        [0, 8],
        [8, 16],
        [0, 24],
      ],
    );
  });

  test('are as high as their text, wrapped', () => {
    const height = (content: string) => placePanels([text(content), text(), text()], 0)[0]?.h ?? 0;
    assert.equal(height('Short.'), 4);
    assert.ok(height(Array.from({ length: 20 }, () => 'A line.').join('\n')) > height('A line.'));
    assert.ok(height('word '.repeat(100)) > height('word '));
    assert.equal(height(`[Runbook](https://example.com/${'a'.repeat(2000)})`), 4);
  });

  test('never overlap, leave no gap and end at the edge, whatever they are', () => {
    const kind = fc.constantFrom('stat', 'timeseries', 'table', 'text', 'runbooks');
    const panel = fc.record({ kind, content: fc.string({ maxLength: 300 }) }) as fc.Arbitrary<Sized>;
    fc.assert(
      fc.property(fc.array(panel, { maxLength: 20 }), fc.nat(50), (panels, top) => {
        const places = placePanels(panels, top);
        const taken = places.flatMap(cells);
        assert.equal(new Set(taken).size, taken.length);
        const bottom = Math.max(top, ...places.map(({ y, h }) => y + h));
        assert.equal(taken.length, 24 * (bottom - top));
        for (const { x, w } of places) assert.ok(x >= 0 && w >= 1 && x + w <= 24);
      }),
    );
  });
});
