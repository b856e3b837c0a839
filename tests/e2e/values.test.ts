import { expect, type Page, test } from 'playwright/test';
import { at, catalog, filledPath, linkOf, one, runbookOf } from '#tests/built-site.ts';
import { expectLanded } from '#tests/landing.ts';

const runbook = one(
  catalog.runbooks.find(({ parameters }) => parameters.some(({ type }) => type === 'kubernetes-label')),
  'runbook with a Kubernetes label',
);
const { name } = one(
  runbook.parameters.find(({ type }) => type === 'kubernetes-label'),
  'Kubernetes label',
);
const slots = (page: Page, parameter = name) => page.locator(`[data-parameter="${parameter}"]`);
const field = (page: Page, parameter = name) => page.locator(`[data-link-values] [name="${parameter}"]`);

test('what I type in the form stands in every command and in the address', async ({ page }) => {
  await page.goto(at(`${runbook.path}#${runbook.steps[0]?.id}`));
  await openForm(page);
  const before = await page.evaluate(() => history.length);
  await field(page).pressSequentially('payments-2');
  expect(new Set(await slots(page).allTextContents())).toEqual(new Set(['payments-2']));
  await expect(page).toHaveURL(
    (url) => url.search === `?${name}=payments-2` && url.hash === `#${runbook.steps[0]?.id}`,
  );
  expect(await page.evaluate(() => history.length)).toBe(before);

  await page.reload();
  expect(new Set(await slots(page).allTextContents())).toEqual(new Set(['payments-2']));
  await expect(page.locator('[data-link-values] h2')).toContainText('1 value came from the link');
});

test('the page lists its values above the first step, and one button clears them all', async ({ page }) => {
  await page.goto(filledPath(runbook));
  const list = page.locator('[data-link-values] ul.filled');
  for (const { example } of runbook.parameters) await expect(list).toContainText(example);
  const above = await page.evaluate(() => {
    const [values, step] = [
      document.querySelector('[data-link-values]'),
      document.querySelector('[data-step]'),
    ];
    return Boolean(values && step && values.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  expect(above).toBe(true);

  await openForm(page);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.locator('[data-parameter]:not([data-state="empty"])')).toHaveCount(0);
  await expect(slots(page).first()).toHaveText(`{{${name}}}`);
  await expect(page).toHaveURL((url) => url.search === '');
});

test('a filled value is told from the rest of the command by more than colour', async ({ page }) => {
  await page.goto(filledPath(runbook));
  const slot = slots(page).first();
  await expect(slot).toHaveAttribute('title', new RegExp(name));
  await expect(slot).toHaveCSS('outline-style', 'solid');
});

test('a bad value in the link is refused whole and shown with its escapes', async ({ page }) => {
  await page.goto(at(`${runbook.path}?${name}=${encodeURIComponent('web\u202e;rm -rf /')}`));
  const refusal = page.locator(`[data-refused="${name}"]`);
  await expect(refusal).toBeVisible();
  await expect(refusal).toContainText(`{{${name}}}`);
  await expect(refusal.locator('code')).toHaveText('web\\u{202e};rm -rf /');
  expect(new Set(await slots(page).allTextContents())).toEqual(new Set([`{{${name}}}`]));
  await expect(slots(page).first()).toHaveAttribute('data-state', 'refused');
  await expect(page).toHaveURL((url) => url.search === '');

  await openForm(page);
  await field(page).fill('payments');
  await expect(refusal).toHaveCount(0);
  await expect(slots(page).first()).toHaveText('payments');
});

test('a bad value in the form is refused where it is typed', async ({ page }) => {
  await page.goto(at(`${runbook.path}?${name}=payments`));
  await openForm(page);
  await field(page).fill('pay\u200bments;');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page)).toHaveAccessibleDescription(/Refused: "pay\\u\{200b\}ments;"/);
  await expect(slots(page).first()).toHaveText(`{{${name}}}`);
  await expect(page).toHaveURL((url) => url.search === '');
});

test('two different values for one name are refused, not chosen from', async ({ page }) => {
  await page.goto(at(`${runbook.path}?${name}=a&${name}=b`));
  await expect(page.locator(`[data-refused="${name}"]`)).toContainText('different values');
  await expect(slots(page).first()).toHaveText(`{{${name}}}`);
});

test('links to dashboards and traces carry the values, encoded', async ({ page }) => {
  test.slow();
  for (const { path, parameters } of catalog.runbooks) {
    await page.goto(at(path));
    const templates = await page
      .locator('a[data-link-template]')
      .evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset.linkTemplate ?? ''));
    const used = parameters.filter((parameter) =>
      templates.some((text) => text.includes(`{{${parameter.name}}}`)),
    );
    if (used.length === 0) continue;
    const query = new URLSearchParams(used.map((parameter) => [parameter.name, parameter.example]));
    await page.goto(at(`${path}?${query}`));
    const hrefs = await page
      .locator('a[data-link-template]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const parameter of used) {
      const expected = encodeURIComponent(parameter.example);
      for (const [index, template] of templates.entries()) {
        if (template.includes(`{{${parameter.name}}}`)) expect(hrefs[index]).toContain(expected);
      }
    }
    expect(hrefs.join(' ')).not.toMatch(/\{\{|%7B%7B/);
  }
});

test("the form of an alert's page builds a link that opens filled", async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const alert = one(
    catalog.alerts.find((entry) => linkOf(entry).filled.size > 0),
    'alert with a value',
  );
  const { parameters, path } = runbookOf(alert);
  await page.goto(at(alert.path));
  for (const parameter of parameters) {
    const input = page.locator(`[data-link-form] [name="${parameter.name}"]`);
    if (parameter.type === 'enum') await input.selectOption(parameter.example);
    else await input.fill(parameter.example);
  }
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const built = await page.evaluate(() => navigator.clipboard.readText());
  expect(built).toBe(await page.locator('[data-built-link]').textContent());

  await page.goto(built);
  await expect(page).toHaveURL(built);
  expect(page.url()).toContain(path);
  await expectLanded(page, alert.anchor);
  await expect(page.locator('[data-parameter]:not([data-state="filled"])')).toHaveCount(0);
  await expect(page.locator('[data-alert]')).toContainText(alert.name);
});

test("an alert's page takes the values of its link along into the runbook", async ({ page }) => {
  const alert = one(
    catalog.alerts.find((entry) => linkOf(entry).filled.size > 0),
    'alert with a value',
  );
  const [[parameter, value] = ['', '']] = linkOf(alert).filled;
  for (const query of [
    `?${parameter}=${encodeURIComponent(value)}`,
    `#rule?var-${parameter}=${encodeURIComponent(value)}`,
  ]) {
    await page.goto('about:blank');
    await page.goto(at(`${alert.path}${query}`));
    await page.getByRole('link', { name: 'Open the runbook' }).click();
    await expect(slots(page, parameter).first()).toHaveText(value);
  }
});

async function openForm(page: Page): Promise<void> {
  await page.locator('[data-link-values] summary').click();
}
