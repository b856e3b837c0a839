import { expect, type Page, type Request, test } from 'playwright/test';
import { at, catalog, folders, one } from '#tests/built-site.ts';
import { watch } from '#tests/watch.ts';

for (const [folder, paths] of folders) {
  test(`every page in ${folder} loads in silence from its own origin`, async ({ page }) => {
    test.setTimeout(paths.length * 15_000);
    const problems = await watch(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    for (const path of paths) {
      const load = weigh(page);
      const response = await page.goto(at(path), { waitUntil: 'load' });
      expect.soft(response?.status(), path).toBe(200);
      await expect.soft(page.locator('h1'), path).toHaveCount(1);
      expect.soft(problems.splice(0), path).toEqual([]);
      const { script, all } = await load();
      console.log(`    ${kilobytes(script)} script, ${kilobytes(all)} first load  ${path}`);
    }
  });
}

const runbook = one(
  catalog.runbooks.find(({ parameters }) => parameters.length > 0),
  'runbook with parameters',
);
const alert = one(catalog.alerts[0], 'alert');

for (const [what, asked, wanted] of [
  ['in another case', runbook.path.toUpperCase(), runbook.path],
  ['as a Markdown file', `${runbook.path.slice(0, -1)}.md`, runbook.path],
  ['by an alert in another case', alert.path.toUpperCase(), alert.path],
] as const) {
  test(`a page asked for ${what} opens, with the incident's values`, async ({ page }) => {
    const response = await page.goto(at(`${asked}?alertname=Test#diagnosis`));
    expect(response?.status()).toBe(404);
    await page.waitForURL((url) => url.pathname.endsWith(wanted));
    const { search, hash } = new URL(page.url());
    expect([search, hash]).toEqual(['?alertname=Test', '#diagnosis']);
  });
}

for (const [what, asked, wanted] of [
  ['a page', runbook.path.replace(/.\/$/, '/'), runbook.path],
  ['an alert', alert.path.replace(/.\/$/, '/'), alert.path],
] as const) {
  test(`${what} asked for with a typing error is offered, with the incident's values`, async ({ page }) => {
    const response = await page.goto(at(`${asked}?namespace=prod#diagnosis`));
    expect(response?.status()).toBe(404);
    const offers = page.locator('[data-meant] a');
    await expect(offers.first()).toBeVisible();
    const hrefs = await offers.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs).toContain(`${catalog.base}${wanted}?namespace=prod#diagnosis`);
  });
}

test('a page that nobody ever wrote is not guessed at', async ({ page }) => {
  await page.goto(at('/runbooks/zzxqvwk/'));
  await expect(page.locator('lost-page')).toContainText('No page has a name like it');
  await expect(page.locator('main a[href$="/alerts/"]')).toBeVisible();
});

test('the list of alerts is narrowed by words, service and severity', async ({ page }) => {
  const service = one(catalog.services.at(-1), 'service').id;
  await page.goto(at('/alerts/'));
  const rows = page.locator('[data-row]:visible');
  await expect(rows).toHaveCount(catalog.alerts.length);
  await page.getByRole('searchbox', { name: 'Words' }).fill(alert.name);
  await expect(rows.filter({ hasText: alert.name })).not.toHaveCount(0);
  expect(await rows.count()).toBeLessThan(catalog.alerts.length);
  await page.getByRole('searchbox', { name: 'Words' }).fill('');
  await page.getByRole('combobox', { name: 'Service' }).selectOption(service);
  await expect(rows).toHaveCount(catalog.alerts.filter((entry) => entry.service === service).length);
});

test('a ticked step stays ticked after a reload, and only in this tab', async ({ page, context }) => {
  await page.goto(at(runbook.path));
  const box = page.locator('[data-step]').first().getByRole('checkbox');
  await box.check();
  await page.reload();
  await expect(box).toBeChecked();
  const other = await context.newPage();
  await other.goto(at(runbook.path));
  await expect(other.locator('[data-step]').first().getByRole('checkbox')).not.toBeChecked();
});

/** Compressed bytes of all that a page asks for until it has loaded. */
function weigh(page: Page): () => Promise<{ script: number; all: number }> {
  const finished: Request[] = [];
  const note = (request: Request) => finished.push(request);
  page.on('requestfinished', note);
  return async () => {
    page.off('requestfinished', note);
    const weights = await Promise.all(
      finished.map(async (request) => ({
        type: request.resourceType(),
        size: (await request.sizes()).responseBodySize,
      })),
    );
    const sum = (some: typeof weights) => some.reduce((total, { size }) => total + size, 0);
    return { script: sum(weights.filter(({ type }) => type === 'script')), all: sum(weights) };
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(5)} kB`;
}
