import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { builtFindings } from '#checks/built/index.ts';
import { type BuiltSite, documentsOf, pageAt } from '#core/built-site.ts';
import type { Catalog } from '#core/catalog.ts';
import { readBuiltSite } from '#io/built-site.ts';
import { readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { adding, type Changes, replacing } from '#tests/content.ts';
import { buildIn, makeSite } from '#tests/small-site.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/small-site');
const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const ALERTS = 'content/alerts/shop.yaml';
const moved = readFileSync(join(FIXTURE, 'content/runbooks/ledger/bookings-fail.mdx'), 'utf8');
const all =
  (...edits: ((text: string) => string)[]) =>
  (text: string) =>
    edits.reduce((edited, edit) => edit(edited), text);

/** A year in one change: steps, headings and sections renamed, a runbook moved, one deleted, alerts and a guide too. */
const reorganized: Changes = {
  [RUNBOOK]: all(
    replacing('<Step id="list-pods"', '<Step id="show-pods"'),
    replacing('### Errors {#errors}', '### Failures {#failures}'),
    replacing(
      '## What you see {#symptoms}\n\nPages end in a 502. It is *not* [slowness](/runbooks/shop/slow-pages/).\n',
      '',
    ),
    replacing('related: [shop/slow-pages]\n', ''),
    replacing('<IfNot goto="/runbooks/shop/slow-pages/#do-now">', '<IfNot goto="#failures">'),
    replacing('aliases: [', 'aliases: [/runbooks/shop/slow-pages/, '),
    replacing(
      'prerequisites:',
      'renamed: { list-pods: show-pods, errors: failures, symptoms: do-now, tell: show-pods }\nprerequisites:',
    ),
  ),
  'content/runbooks/shop/slow-pages.mdx': null,
  'content/drills/2027-01-10-slow-pages.yaml': null,
  'content/runbooks/ledger/bookings-fail.mdx': null,
  'content/runbooks/ledger/bookings-refused.mdx': moved.replace(
    'components:',
    'aliases: [/runbooks/ledger/bookings-fail/]\ncomponents:',
  ),
  'content/alerts/ledger.yaml': replacing('ledger/bookings-fail', 'ledger/bookings-refused'),
  [ALERTS]: all(
    replacing('name: ShopApiDown', 'name: ShopAPIDown'),
    replacing('aliases: [ApiGone]', 'aliases: [ApiGone, ShopApiDown]'),
    replacing('    also:\n      - { runbook: shop/slow-pages, anchor: diagnosis }\n', ''),
    replacing('name: HighErrorRate', 'name: ManyErrors\n    aliases: [HighErrorRate]'),
  ),
  'content/dashboards/shop.yaml': (text) => text.replaceAll('shop/slow-pages', 'shop/api-down'),
  'content/guides/write.mdx': null,
  'content/guides/respond.mdx': replacing('order: 1', 'order: 1\nrenamed: { a-step: later }'),
  'content/site.yaml': adding('moved: { /guides/write/: /guides/respond/ }\n'),
};

describe('A library that was turned inside out', () => {
  let root: string;
  let site: BuiltSite;
  let catalog: Catalog;
  before(() => {
    root = makeSite(reorganized);
    const { status, stdout, stderr } = buildIn(root);
    assert.equal(status, 0, stdout + stderr);
    assert.doesNotMatch(stderr, /error/);
    site = readBuiltSite(join(root, 'dist'), 'dist');
    catalog = readContent(root).catalog;
  });

  const html = (path: string) => readFileSync(join(root, 'dist', path, 'index.html'), 'utf8');
  /** Whether a former id stands inside the element that took its place, before anything else with an id. */
  const isInside = (path: string, former: string, successor: string) => {
    const ids = [...html(path).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    return ids.indexOf(former) > ids.indexOf(successor) && ids.indexOf(successor) !== -1;
  };

  test('still opens every address and anchor that was published, in the built HTML', () => {
    const published = Object.entries(catalog.published.anchors);
    assert.equal(published.length, 10);
    for (const [path, anchors] of published) {
      const page = pageAt(site, path);
      assert.ok(page?.ids, path);
      for (const anchor of anchors) assert.equal(page.ids.has(anchor), true, `${path}#${anchor}`);
    }
  });

  test('lands in the step, heading or section that took the place of the old one', () => {
    const page = '/runbooks/shop/api-down/';
    for (const [former, successor] of [
      ['list-pods', 'show-pods'],
      ['tell', 'show-pods'],
      ['errors', 'failures'],
      ['symptoms', 'do-now'],
    ] as const)
      assert.equal(isInside(page, former, successor), true, former);
    assert.equal(isInside('/guides/respond/', 'a-step', 'later'), true);
  });

  test('answers at former paths with a copy of the page, which says where it lives now', () => {
    for (const [former, path] of [
      ['/runbooks/shop/slow-pages/', '/runbooks/shop/api-down/'],
      ['/runbooks/ledger/bookings-fail/', '/runbooks/ledger/bookings-refused/'],
      ['/alerts/shop/ShopApiDown/', '/alerts/shop/ShopAPIDown/'],
      ['/alerts/shop/HighErrorRate/', '/alerts/shop/ManyErrors/'],
      ['/guides/write/', '/guides/respond/'],
    ] as const) {
      assert.equal(html(former), html(path), former);
      assert.match(html(former), new RegExp(`<link rel="canonical" href="https://team\\.example/x${path}"`));
      assert.equal(existsSync(join(root, 'dist', `${former.slice(1, -1)}.html`)), true, former);
    }
  });

  test('has no dead link in any page or twin, and no secret', async () => {
    const tools = { sources: readContent(root).sources, findSecrets: scanForSecrets };
    assert.deepEqual(await builtFindings(site, catalog, tools), []);
    assert.equal(documentsOf(site).length > 25, true);
  });
});
