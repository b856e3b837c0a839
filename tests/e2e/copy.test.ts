import { expect, type Page, test } from 'playwright/test';
import { at, catalog, dangerousRunbook, filledPath, folders, one } from '#tests/built-site.ts';
import { clipboardOf, copyEveryBlock } from '#tests/copying.ts';

const runbooks = catalog.runbooks.filter(({ parameters }) => parameters.length > 0);
const dangerous = dangerousRunbook();
const danger = '[data-danger]:not([data-variant]):has([data-parameter])';
const harmless = 'figure[data-command]:not([data-danger], [data-variant])';

for (const [folder, paths] of folders) {
  test(`every block of every page in ${folder} copies what is seen, byte for byte`, async ({ page }) => {
    test.setTimeout(paths.length * 15_000);
    for (const path of paths) {
      await page.goto(at(path));
      for (const { name, text, seen, clipboard, says } of await copyEveryBlock(page)) {
        const where = `${path} ${name}`;
        expect.soft(seen, where).toBe(text);
        expect.soft(text, where).not.toMatch(/^\s|\s$/);
        expect.soft(clipboard, where).toBe(says.startsWith('Not copied') ? '' : text);
      }
    }
  });
}

for (const { id } of catalog.services) {
  test(`every block of every filled runbook of ${id} copies its command with the values`, async ({
    page,
  }) => {
    const own = runbooks.filter(({ service }) => service === id);
    test.setTimeout(own.length * 15_000);
    for (const runbook of own) {
      await page.goto(filledPath(runbook));
      await expect(page.locator('[data-parameter]:not([data-state="filled"])'), runbook.id).toHaveCount(0);
      for (const { name, text, seen, clipboard, says } of await copyEveryBlock(page)) {
        const where = `${runbook.id} ${name}`;
        expect.soft(seen, where).toBe(text);
        expect.soft(clipboard, where).toBe(text);
        expect.soft(says, where).toBe('');
      }
    }
  });
}

test('Copy says that it copied, then is Copy again', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(filledPath(dangerous));
  const button = page.locator(`${harmless} figcaption button`).first();
  await expect(button).toHaveAccessibleName(/^Copy: ./);
  await button.click();
  await expect(button).toHaveText('Copied');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  await expect(button).toHaveText('Copy');
});

test('Copy works with the keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(filledPath(dangerous));
  const figure = page.locator(harmless).first();
  const button = figure.locator('figcaption button');
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await button.evaluate((node) => node === document.activeElement)) break;
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button).toHaveText('Copied');
  expect(await clipboardOf(page)).toBe(await figure.locator('code').textContent());
});

test('a block with an open placeholder says which one is still to fill in', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = await openPageWith(page, `${harmless}:has([data-parameter])`);
  const names = await parametersOf(figure);
  await figure.getByRole('button', { name: /^Copy/ }).click();
  for (const name of names) await expect(figure.locator('.say')).toContainText(`{{${name}}}`);
});

test('when the browser refuses to copy, the command is selected for Ctrl+C', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    document.execCommand = () => false;
  });
  await page.goto(filledPath(dangerous));
  const figure = page.locator(harmless).first();
  await figure.getByRole('button', { name: /^Copy/ }).click();
  await expect(figure.locator('.say')).toContainText('press Ctrl+C');
  await expect(figure.locator('figcaption button')).toHaveText('Copy');
  const selected = await page.evaluate(() => getSelection()?.toString());
  expect(selected).toBe(await figure.locator('code').textContent());
});

test('a browser without the clipboard API still copies, the old way', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read']);
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.goto(filledPath(dangerous));
  const figure = page.locator(harmless).first();
  await figure.getByRole('button', { name: /^Copy/ }).click();
  await expect(figure.locator('figcaption button')).toHaveText('Copied');
  expect(await clipboardOf(page)).toBe(await figure.locator('code').textContent());
});

test.describe('a block that destroys', () => {
  test.beforeEach(async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(filledPath(dangerous));
    await page.evaluate(() => navigator.clipboard.writeText('untouched'));
  });

  test('asks to read its target back; a wrong answer copies nothing, the right one copies', async ({
    page,
  }) => {
    const figure = page.locator(danger).first();
    const target = await targetOf(figure);
    await figure.getByRole('button', { name: /^Copy/ }).click();
    const answer = figure.getByRole('textbox');
    await expect(answer).toBeFocused();

    await answer.fill(`${target}x`);
    await page.keyboard.press('Enter');
    await expect(answer).toHaveAttribute('aria-invalid', 'true');
    await expect(figure.locator('.say')).toContainText('not the target');
    expect(await clipboardOf(page)).toBe('untouched');

    await answer.fill(target);
    await page.keyboard.press('Enter');
    await expect(figure.locator('figcaption button')).toHaveText('Copied');
    expect(await clipboardOf(page)).toBe(await figure.locator('code').textContent());
  });

  test('without a target to type asks whether it was read', async ({ page }) => {
    const figure = await openPageWith(page, '[data-danger]:not([data-variant], :has([data-parameter]))');
    await figure.getByRole('button', { name: /^Copy/ }).click();
    expect(await clipboardOf(page)).toBe('untouched');
    await figure.getByRole('button', { name: 'I have read it: copy' }).click();
    await expect(figure.locator('figcaption button')).toHaveText('Copied');
    expect(await clipboardOf(page)).toBe(await figure.locator('code').textContent());
  });

  test('asks for the new target when the value changes while it asks', async ({ page }) => {
    const figure = page.locator(danger).first();
    const target = await targetOf(figure);
    const name = one((await parametersOf(figure))[0], 'parameter');
    await figure.getByRole('button', { name: /^Copy/ }).click();
    await page.locator('[data-link-values] summary').click();
    await page.locator(`[data-link-values] [name="${name}"]`).fill('7');
    await figure.getByRole('textbox').fill(target);
    await figure.getByRole('textbox').press('Enter');
    await expect(figure.getByRole('textbox')).toBeVisible();
    expect(await clipboardOf(page)).toBe('untouched');
  });

  test('is not copied while a placeholder is open', async ({ page }) => {
    await page.goto(at(dangerous.path));
    const figure = page.locator(danger).first();
    await figure.getByRole('button', { name: /^Copy/ }).click();
    await expect(figure.locator('.say')).toContainText('Not copied: fill in {{');
    await expect(figure.getByRole('textbox')).toHaveCount(0);
    expect(await clipboardOf(page)).toBe('untouched');
  });
});

/** Opens the first runbook that has such a block. */
async function openPageWith(page: Page, blocks: string): Promise<Figure> {
  for (const { path } of catalog.runbooks) {
    await page.goto(at(path));
    if ((await page.locator(blocks).count()) > 0) return page.locator(blocks).first();
  }
  throw new Error(`No runbook has ${blocks}.`);
}

type Figure = ReturnType<Page['locator']>;

async function parametersOf(figure: Figure): Promise<string[]> {
  const names = await figure
    .locator('[data-parameter]')
    .evaluateAll((slots) => slots.map((slot) => (slot as HTMLElement).dataset.parameter ?? ''));
  return [...new Set(names)];
}

/** What a reader types back: the block's values in the order of the block. */
async function targetOf(figure: Figure): Promise<string> {
  return [...new Set(await figure.locator('[data-parameter]').allTextContents())].join(' ');
}
