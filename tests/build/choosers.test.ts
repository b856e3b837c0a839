import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright';
import { type PagesServer, startPagesServer } from '#io/pages-server.ts';
import { findBrowser, hasBrowser } from '#tests/browser.ts';
import { replacing } from '#tests/content.ts';
import { buildIn, makeSite } from '#tests/small-site.ts';

/** Two services have the name HighErrorRate; two names of one service differ in case alone. */
const ALERTS = 'content/alerts/shop.yaml';
const twins = replacing(
  '  - name: HighErrorRate',
  '  - name: SHOPAPIDown\n    summary: The old API answers no request.\n    impact: Few can buy.\n    severity: SEV2\n    expr: up == 0\n    runbook: shop/slow-pages\n  - name: HighErrorRate',
);
const QUERY = '?namespace=team+one&pod=a%26b';

describe('A name that two alerts have', { skip: !hasBrowser() && 'no browser' }, () => {
  let server: PagesServer;
  let browser: Browser;
  let page: Page;
  before(async () => {
    const root = makeSite({ [ALERTS]: twins });
    const { status, stdout, stderr } = buildIn(root);
    assert.equal(status, 0, stdout + stderr);
    server = await startPagesServer({ root: join(root, 'dist'), base: '/x', port: 0 });
    const executablePath = findBrowser();
    browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
    page = await browser.newPage();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = (path: string) =>
    page.goto(server.url.replace(/\/$/, '') + path, { waitUntil: 'networkidle' });
  const choices = () =>
    page
      .locator('main th a, [data-meant] a')
      .evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).href.replace(location.origin, '')),
      );
  const both = (query: string, hash = '') => [
    `/x/alerts/ledger/HighErrorRate/${query}${hash}`,
    `/x/alerts/shop/HighErrorRate/${query}${hash}`,
  ];
  const cases = (query: string, hash = '') => [
    `/x/alerts/shop/SHOPAPIDown/${query}${hash}`,
    `/x/alerts/shop/ShopApiDown/${query}${hash}`,
  ];

  for (const path of [
    '/alerts/HighErrorRate/',
    '/alerts/higherrorrate',
    '/runbooks/api/higherrorrate/',
    '/alerts/api/HighErrorRate.md',
  ]) {
    test(`opens a list to choose from at ${path}, with the values`, async () => {
      const response = await open(`${path}${QUERY}#diagnosis`);
      assert.equal(response?.status(), 200);
      assert.deepEqual((await choices()).sort(), both(QUERY));
    });
  }

  for (const [path, fragment] of [
    ['/runbook.md', 'alert-name-higherrorrate'],
    ['/', 'HighErrorRate'],
    ['/runbooks/', 'alert-name-higherrorrate'],
    ['/any/mimir-runbooks/', 'higherrorrate'],
  ]) {
    test(`goes on to that list from ${path}#${fragment}`, async () => {
      await open(`${path}${QUERY}#${fragment}`);
      await page.waitForURL(`**/alerts/higherrorrate/${QUERY}`);
      assert.deepEqual((await choices()).sort(), both(QUERY));
    });
  }

  test('is offered, not guessed, below a word that nobody knows', async () => {
    const response = await open(`/runbooks/kubernetes/higherrorrate${QUERY}#diagnosis`);
    assert.equal(response?.status(), 404);
    assert.deepEqual((await choices()).sort(), both(QUERY, '#diagnosis'));
  });

  test('is one, where the service stands before it', async () => {
    await open(`/docs/ledger/HIGHERRORRATE.md${QUERY}#diagnosis`);
    await page.waitForURL(`**/alerts/ledger/HighErrorRate/${QUERY}#diagnosis`);
  });

  test('but for the case: each opens at its own, and the reader chooses at any other', async () => {
    for (const name of ['ShopApiDown', 'SHOPAPIDown']) {
      await open(`/alerts/${name}/`);
      assert.equal(
        await page
          .locator('h1')
          .innerText()
          .then((text) => text.includes(name)),
        true,
        name,
      );
    }
    await open(`/runbooks/shop/shopapidown/${QUERY}`);
    assert.deepEqual((await choices()).sort(), cases(QUERY));
    await open(`/alerts/shop/shopAPIdown/${QUERY}#do-now`);
    assert.deepEqual((await choices()).sort(), cases(QUERY, '#do-now'));
  });
});
