import { expect, type Page, test } from 'playwright/test';
import { at, catalog, filledPath, one, pages } from '#tests/built-site.ts';

test.use({ javaScriptEnabled: false });

const runbook = one(
  catalog.runbooks.find(({ parameters }) => parameters.length > 0),
  'runbook with parameters',
);

test('no page shows a control that does nothing', async ({ page }) => {
  test.setTimeout(pages.length * 2000);
  for (const path of pages) {
    await page.goto(at(path));
    const { titles, dead } = await page.evaluate(() => ({
      titles: document.querySelectorAll('h1').length,
      // The search form is a link to the search page and works.
      dead: [...document.querySelectorAll('button, input, select, textarea, [role="button"], [onclick]')]
        .filter((control) => control.closest('form[action][method="get"]') === null)
        .map(({ outerHTML }) => outerHTML),
    }));
    expect.soft(titles, path).toBe(1);
    expect.soft(dead, path).toEqual([]);
  }
});

test('a runbook is whole: every phase, every step, every command with its placeholders', async ({ page }) => {
  await page.goto(filledPath(runbook));
  for (const { id } of [...runbook.phases, ...runbook.steps])
    await expect(page.locator(`[id="${id}"]`)).toBeVisible();
  const states = await page
    .locator('[data-parameter]')
    .evaluateAll((slots) =>
      slots.map((slot) => slot.textContent === `{{${(slot as HTMLElement).dataset.parameter}}}`),
    );
  expect(states.length).toBeGreaterThan(0);
  expect(states).not.toContain(false);
  for (const { name } of runbook.parameters)
    await expect(page.locator('[data-link-values]')).toContainText(`{{${name}}}`);
});

test('the contents lead to their sections', async ({ page }) => {
  await page.goto(at(runbook.path));
  const last = one(runbook.phases.at(-1), 'phase').id;
  await page.locator(`[data-contents] a[href="#${last}"]`).click();
  expect(new URL(page.url()).hash).toBe(`#${last}`);
  await expect(page.locator(`[id="${last}"] h2`)).toBeInViewport();
});

test('the search form and the search link lead to a page that says what to do', async ({ page }) => {
  await page.goto(at('/'));
  await page.getByRole('searchbox').fill('too many clients');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=too\+many\+clients$/);
  await expectAdvice(page);
  await page.goto(at(runbook.path));
  await page.locator('[data-open-search]').click();
  await expectAdvice(page);
  await expect(page.locator('nav[aria-label="Site"] a')).not.toHaveCount(0);
});

test('a missing page still leads to the lists and says whom to call', async ({ page }) => {
  const response = await page.goto(at('/no/such/page/'));
  expect(response?.status()).toBe(404);
  await expect(page.locator('main a[href$="/alerts/"]')).toBeVisible();
  await expect(page.locator('main .call')).not.toBeEmpty();
});

/** A browser told to run no script still parses `<noscript>` as one that would: its text is there, unseen. */
async function expectAdvice(page: Page): Promise<void> {
  expect(await page.locator('main noscript').innerHTML()).toContain('Search needs JavaScript');
}
