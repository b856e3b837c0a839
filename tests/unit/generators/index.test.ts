import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { generateTwins } from '#generators/index.ts';
import { catalogWith } from '#tests/content.ts';

const build = { commit: 'a'.repeat(40), builtAt: new Date('2026-11-20T12:34:56Z') };
const twins = generateTwins(catalogWith(), build);

describe('The twins of a site', () => {
  test('are one for the whole in three forms, and one beside every page', () => {
    assert.deepEqual(
      [...twins.keys()],
      [
        '/catalog.json',
        '/anchors.json',
        '/coverage.json',
        '/llms.txt',
        '/runbooks/ledger/bookings-fail/index.md',
        '/runbooks/shop/api-down/index.md',
        '/runbooks/shop/slow-pages/index.md',
        '/alerts/ledger/HighErrorRate/index.md',
        '/alerts/shop/ShopApiDown/index.md',
        '/alerts/shop/HighErrorRate/index.md',
        '/guides/respond/index.md',
        '/guides/write/index.md',
      ],
    );
  });

  test('end with one line break each', () => {
    for (const [path, text] of twins) assert.match(text, /[^\n]\n$/, path);
  });

  test('in JSON can be read', () => {
    for (const path of ['/catalog.json', '/anchors.json'])
      assert.equal((JSON.parse(twins.get(path) ?? '') as { version: number }).version, 1);
  });

  test('are the same for the same content and build', () => {
    assert.deepEqual(generateTwins(catalogWith(), build), twins);
  });

  test('differ in nothing but catalog.json from one build to the next', () => {
    const next = generateTwins(catalogWith(), {
      commit: 'b'.repeat(40),
      builtAt: new Date('2027-01-01T00:00:00Z'),
    });
    const changed = [...twins.keys()].filter((path) => next.get(path) !== twins.get(path));
    assert.deepEqual(changed, ['/catalog.json']);
  });
});
