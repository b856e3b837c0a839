import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scaffoldsAreFilled } from '#checks/scaffolds-are-filled.ts';
import { atOnce, catalogWith, NO_TOOLS } from '#tests/content.ts';

const found = (file: string, text: string) =>
  atOnce(scaffoldsAreFilled.run(catalogWith(), { ...NO_TOOLS, sources: [{ file, text }] }));

describe('Text of a scaffold', () => {
  test('is found at each line, with what it asks for', () => {
    const text = '---\nsummary: "FILL IN: what it means"\n---\n\n<Expect>FILL IN: what shows.</Expect>\n';
    assert.deepEqual(
      found('content/runbooks/shop/x.mdx', text).map(({ line, message }) => [line, message]),
      [
        [2, 'Text of the scaffold is left: "FILL IN: what it means".'],
        [5, 'Text of the scaffold is left: "FILL IN: what shows.".'],
      ],
    );
  });

  test('is found in runbooks, alerts and drills, not in the guides that speak of it', () => {
    for (const kind of ['runbooks/shop/x.mdx', 'alerts/shop.yaml', 'drills/x.yaml'])
      assert.equal(found(`content/${kind}`, 'a: FILL IN').length, 1, kind);
    assert.deepEqual(found('content/guides/x.mdx', 'FILL IN: this'), []);
  });

  test('is no word of other text', () => {
    for (const text of ['REFILL INK', 'fill in the form', 'FILLING IN'])
      assert.deepEqual(found('content/runbooks/shop/x.mdx', text), [], text);
  });

  test('warns only: a page in work may be looked at', () =>
    assert.equal(scaffoldsAreFilled.level, 'warning'));
});
