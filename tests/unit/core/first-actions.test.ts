import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstActions } from '#core/first-actions.ts';
import type { Outline } from '#core/outline.ts';

const step = (id: string, line: number) => ({ id, title: id, line, blocks: [], ifNot: [] });
const phase = (id: string, line: number, steps: string[]) => ({
  id,
  title: id,
  line,
  blocks: [],
  steps: steps.map((name, index) => step(name, line + 1 + index)),
});
function outline(...phases: ReturnType<typeof phase>[]): { outline: Outline } {
  const headings = [
    ...phases.map(({ id, line }) => ({ depth: 2, id, title: id, line })),
    { depth: 3, id: 'slow-disk', title: 'Slow disk', line: 15 },
  ];
  return {
    outline: { phases, headings, cautions: [], links: [], elements: [], scripts: [], nested: [], stray: [] },
  };
}
const ids = (page: { outline: Outline }, anchor: string) => firstActions(page, anchor).map(({ id }) => id);

describe('The first actions', () => {
  test('are all steps of do-now, whatever the alert opens', () => {
    const page = outline(phase('do-now', 1, ['a', 'b']), phase('diagnosis', 10, ['c']));
    assert.deepEqual(ids(page, 'diagnosis'), ['a', 'b']);
  });

  test('are the first three of the phase that the alert opens, where there is no do-now', () => {
    const page = outline(phase('overview', 1, []), phase('diagnosis', 10, ['a', 'b', 'c', 'd']));
    for (const anchor of ['diagnosis', 'd', 'slow-disk'])
      assert.deepEqual(ids(page, anchor), ['a', 'b', 'c'], anchor);
    assert.deepEqual(ids(page, 'overview'), []);
    assert.deepEqual(ids(page, 'gone'), []);
  });
});
