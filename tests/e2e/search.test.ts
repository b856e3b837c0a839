import { expect, type Page, test } from 'playwright/test';
import { at, catalog, one, runbookOf } from '#tests/built-site.ts';
import { expectLanded } from '#tests/landing.ts';

const runbook = one(catalog.runbooks[0], 'runbook');
const input = (page: Page) => page.getByRole('combobox', { name: /Search by symptom/ });
const results = (page: Page) => page.locator('[data-result] a');

test('the slash key opens the search; I type, press Enter and stand at the section', async ({ page }) => {
  await page.goto(at(runbook.path));
  await page.keyboard.press('/');
  await expect(page.locator('dialog input')).toBeFocused();
  await page.keyboard.type('pg_stat_activity');
  await expect(results(page).first()).toContainText('pg_stat_activity');
  const { pathname, hash } = new URL(await hrefOf(page, 0));
  expect(hash).not.toBe('');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname === pathname && url.hash === hash);
  await expectLanded(page, hash.slice(1));
  expect(await textAtTarget(page)).toContain('pg_stat_activity');
});

test('Ctrl+K opens the search and the arrow keys choose', async ({ page }) => {
  await page.goto(at(runbook.path));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('restart');
  await expect(results(page).nth(2)).toBeVisible();
  const chosen = page.locator('[data-result] [aria-selected="true"]');
  const ids = await results(page).evaluateAll((all) => all.map(({ id }) => id));
  await expect(chosen).toHaveId(ids[0] ?? '');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveId(ids[2] ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toHaveId(ids[1] ?? '');
  await expect(input(page)).toHaveAttribute('aria-activedescendant', ids[1] ?? '');
  const { pathname } = new URL(await hrefOf(page, 1));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname === pathname);
});

test('Enter waits for the results of what I typed, not of what I typed before', async ({ page }) => {
  const [first, second] = [one(catalog.alerts[0], 'alert'), one(catalog.alerts.at(-1), 'alert')];
  await page.goto(at('/search/?q='));
  await input(page).fill(first.name);
  await expect(results(page).first()).toContainText(first.name);
  await input(page).fill(second.name);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/search/'));
  expect([second.path, runbookOf(second).path]).toContain(pathOf(page.url()));
});

test('Escape closes the search and the focus is where it was', async ({ page }) => {
  await page.goto(at(runbook.path));
  const link = page.locator('[data-open-search]');
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog input')).toBeFocused();
  await page.keyboard.type('redis');
  await expect(results(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).not.toBeVisible();
  await expect(link).toBeFocused();
});

test('the search works when its code was there before I clicked, as when the pointer rests on the link', async ({
  page,
}) => {
  await page.goto(at(runbook.path));
  await page.locator('[data-open-search]').hover();
  await page.evaluate(() => customElements.whenDefined('search-box').then(() => undefined));
  await page.locator('[data-open-search]').click();
  await page.keyboard.type('redis');
  await expect(results(page).first()).toBeVisible();
});

test('the slash key writes a slash where I am typing', async ({ page }) => {
  await page.goto(at('/search/'));
  await input(page).or(page.getByRole('searchbox')).first().fill('df ');
  await page.keyboard.type('/');
  await expect(page.locator('search-box input')).toHaveValue('df /');
  await expect(page.locator('dialog')).toHaveCount(0);
});

test('a search can be sent as a link', async ({ page }) => {
  await page.goto(at('/search/?q=OOMKilled'));
  await expect(input(page)).toHaveValue('OOMKilled');
  await expect(results(page).first()).toContainText('OOMKilled');
});

test('every alert is among the first three results for its name in lower case', async ({ page }) => {
  test.slow();
  await page.goto(at('/search/?q='));
  for (const alert of catalog.alerts) {
    const found = await search(page, alert.name.toLowerCase());
    expect(
      found.slice(0, 3).some((path) => path === alert.path || path === runbookOf(alert).path),
      `${alert.name}: ${found.slice(0, 3).join(' ')}`,
    ).toBe(true);
  }
});

test('every runbook is among the first three results for what its reader sees', async ({ page }) => {
  test.slow();
  await page.goto(at('/search/?q='));
  for (const { path, title, symptoms } of catalog.runbooks) {
    const found = await search(page, one(symptoms[0], `symptom of ${title}`));
    expect(found.slice(0, 3), `${title}: ${symptoms[0]}`).toContain(path);
  }
});

test('the words of a command or an error lead to the section that has them', async ({ page }) => {
  for (const words of ['pg_stat_activity', 'OOMKilled']) {
    await page.goto(at(`/search/?q=${words}`));
    await expect(results(page).first()).toBeVisible();
    const links = await results(page).evaluateAll((all) =>
      all.map((link) => (link as HTMLAnchorElement).href),
    );
    expect(new URL(links[0] ?? '').hash, words).not.toBe('');
    const link = one(links[0], 'result');
    await page.goto(link);
    await expectLanded(page, new URL(link).hash.slice(1));
    expect(await textAtTarget(page)).toContain(words);
  }
});

test('results can be narrowed to a service, a severity and a kind', async ({ page }) => {
  const service = one(catalog.services.at(-1), 'service');
  await page.goto(at('/search/?q=restart'));
  await expect(results(page).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'service', exact: true }).selectOption(service.name);
  await expect
    .poll(async () => (await paths(page)).filter((path) => !path.includes(`/${service.id}/`)))
    .toEqual([]);
  await page.getByRole('combobox', { name: 'kind', exact: true }).selectOption('Runbook');
  await expect
    .poll(async () => (await paths(page)).filter((path) => !path.startsWith('/runbooks/')))
    .toEqual([]);
  const level = one(catalog.runbooks.find(({ service: id }) => id === service.id)?.severity, 'severity');
  await page.getByRole('combobox', { name: 'severity', exact: true }).selectOption(level);
  const fits = catalog.runbooks.filter(({ severity }) => severity === level).map(({ path }) => path);
  await expect.poll(async () => (await paths(page)).filter((path) => !fits.includes(path))).toEqual([]);
});

test('nonsense gets an honest nothing', async ({ page }) => {
  await page.goto(at('/search/?q=zzxqvwk'));
  await expect(page.locator('[data-no-match]')).toContainText('zzxqvwk');
  await expect(results(page)).toHaveCount(0);
  await input(page).fill('redis');
  await expect(results(page).first()).toBeVisible();
  await expect(page.locator('[data-no-match]')).toHaveCount(0);
});

test('the home page searches in place', async ({ page }) => {
  await page.goto(at('/'));
  await page.keyboard.press('/');
  await page.keyboard.type('redis');
  await expect(results(page).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(at('/'));
});

/** Types, and waits for the results of these words. */
async function search(page: Page, words: string): Promise<string[]> {
  await input(page).fill(words);
  await expect(page.getByRole('listbox', { name: 'Results' })).toHaveAttribute('aria-busy', 'false');
  return paths(page);
}

async function paths(page: Page): Promise<string[]> {
  const links = await results(page).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  return links.map(pathOf);
}

/** What stands at the target: its own text, or, below a heading, all up to the next one. */
async function textAtTarget(page: Page): Promise<string> {
  return page.locator(':target').evaluate((target) => {
    let text = target.textContent ?? '';
    for (
      let next = target.nextElementSibling;
      /^H\d$/.test(target.tagName) && next;
      next = next.nextElementSibling
    ) {
      if (/^H\d$/.test(next.tagName)) break;
      text += next.textContent;
    }
    return text;
  });
}

async function hrefOf(page: Page, index: number): Promise<string> {
  return results(page)
    .nth(index)
    .evaluate((link) => (link as HTMLAnchorElement).href);
}

function pathOf(url: string): string {
  return new URL(url).pathname.replace(catalog.base, '');
}
