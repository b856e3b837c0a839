import { expect, type Page, test } from 'playwright/test';
import { axeViolations } from '#tests/axe.ts';
import { at, catalog, dangerousRunbook, filledPath, folders, one } from '#tests/built-site.ts';

const runbook = dangerousRunbook();
const parameter = one(runbook.parameters[0], 'parameter').name;

for (const [folder, paths] of folders) {
  test(`every page in ${folder} can be read by everyone: light, dark, and 320 px wide`, async ({ page }) => {
    test.setTimeout(paths.length * 15_000);
    for (const path of paths) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(at(path));
      await expectAccessible(page);
    }
  });
}

for (const [state, reach] of Object.entries<(page: Page) => Promise<unknown>>({
  'a runbook filled by its link': (page) => page.goto(filledPath(runbook)),
  'a runbook with its form open': async (page) => {
    await page.goto(filledPath(runbook));
    await page.locator('[data-link-values] summary').click();
  },
  'a runbook that refused a value': async (page) => {
    await page.goto(at(`${runbook.path}?${parameter}=${encodeURIComponent('$(reboot)\u202e')}&alertname=A`));
    await expect(page.locator('[data-refused]').first()).toBeVisible();
  },
  'a danger block that asks for its target': async (page) => {
    await page.goto(filledPath(runbook));
    await page.locator('[data-danger]:not([data-variant]) figcaption button').first().click();
    await expect(page.locator('[data-danger] form')).toBeVisible();
  },
  'a link to a step that is gone': (page) => page.goto(at(`${runbook.path}#gone`)),
  'the open search with results': async (page) => {
    await page.goto(at(runbook.path));
    await page.keyboard.press('/');
    await page.keyboard.type('redis');
    await expect(page.locator('[data-result]').first()).toBeVisible();
  },
  'the search page with nothing found': async (page) => {
    await page.goto(at('/search/?q=zzxqvwk'));
    await expect(page.locator('[data-no-match]')).toBeVisible();
  },
  'a missing page with its suggestions': async (page) => {
    await page.goto(at(runbook.path.replace(/.\/$/, '/')));
    await expect(page.locator('[data-meant] a').first()).toBeVisible();
  },
})) {
  test(`${state} can be read by everyone: light, dark, and 320 px wide`, async ({ page }) => {
    await reach(page);
    await expectAccessible(page);
  });
}

test('Copy is as large as a thumb on every runbook, on a desk and on a phone', async ({ page }) => {
  test.setTimeout(catalog.runbooks.length * 5000);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    for (const { path } of catalog.runbooks) {
      await page.goto(at(path));
      const sizes = await page
        .locator('figure[data-command]:visible figcaption button')
        .evaluateAll((buttons) =>
          buttons.map((button) => {
            const { width, height } = button.getBoundingClientRect();
            return Math.min(width, height);
          }),
        );
      expect(Math.min(...sizes), `${path} at ${width} px`).toBeGreaterThanOrEqual(44);
    }
  }
});

test('the keyboard reaches every Copy button in the order of the page', async ({ page }) => {
  await page.goto(at(runbook.path));
  const buttons = page.locator('figure[data-command]:visible figcaption button');
  const wanted = await buttons.evaluateAll((all) => all.map((button) => button.getAttribute('aria-label')));
  const reached: (string | null)[] = [];
  for (let presses = 0; presses < 600 && reached.length < wanted.length; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() =>
      document.activeElement?.matches('figure[data-command] figcaption button')
        ? document.activeElement.getAttribute('aria-label')
        : undefined,
    );
    if (label !== undefined) reached.push(label);
  }
  expect(reached).toEqual(wanted);
});

test('the first Tab offers to skip to the content', async ({ page }) => {
  await page.goto(at(runbook.path));
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
});

test('on paper a runbook is a checklist: a box at each step, full commands, its address on the sheet', async ({
  page,
}) => {
  await page.goto(filledPath(runbook));
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.bar', '.panel', 'footer']) await expect(page.locator(hidden)).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.locator('.sheet')).toContainText(runbook.path);
  const boxes = await page.locator('[data-step]').evaluateAll((steps) =>
    steps.map((step) => {
      const { width, borderTopWidth, borderTopStyle } = getComputedStyle(step, '::after');
      return (
        Number.parseFloat(width) > 10 && Number.parseFloat(borderTopWidth) > 0 && borderTopStyle === 'solid'
      );
    }),
  );
  expect(boxes.length).toBeGreaterThan(0);
  expect(boxes).not.toContain(false);
  const cut = await page
    .locator('[data-command] pre')
    .evaluateAll((blocks) =>
      blocks
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent),
    );
  expect(cut).toEqual([]);
});

/** Dark differs from light in its colours alone. */
async function expectAccessible(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await axeViolations(page), `${pathname} light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect
    .soft(await axeViolations(page, 'color-contrast', 'link-in-text-block'), `${pathname} dark`)
    .toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await tooWide(page), `${pathname} at 320 px`).toEqual([]);
}

/** What makes a page scroll both ways; empty when it fits. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => `${node.tagName}.${node.className} ${node.textContent?.trim().slice(0, 60)}`);
  });
}
