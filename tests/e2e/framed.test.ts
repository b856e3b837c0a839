import { expect, type FrameLocator, type Page, test } from 'playwright/test';
import { catalog, filledPath, linkOf, one } from '#tests/built-site.ts';
import { clipboardOf } from '#tests/copying.ts';
import { serveFrame } from '#tests/frame-server.ts';

const runbook = one(
  catalog.runbooks.find(({ parameters }) => parameters.length > 0),
  'runbook with parameters',
);
const alert = one(
  catalog.alerts.find((entry) => linkOf(entry).filled.size > 0),
  'alert with a value',
);

test('a runbook in a foreign frame fills nothing and says why', async ({ page, baseURL }) => {
  await inFrame(page, new URL(filledPath(runbook), baseURL).href, async (frame) => {
    await expect(frame.locator('[data-link-values]')).toContainText(
      'another site shows this page in a frame',
    );
    await expect(frame.locator('[data-parameter]:not([data-state="empty"])')).toHaveCount(0);
    await expect(frame.locator('[data-link-values] input')).toHaveCount(0);
    await expect(frame.locator('[data-alert]')).toHaveCount(0);
  });
});

test('a runbook in a foreign frame copies nothing and says why', async ({ page, baseURL }) => {
  await inFrame(page, new URL(filledPath(runbook), baseURL).href, async (frame) => {
    const figure = frame.locator('figure[data-command]').first();
    await figure.getByRole('button', { name: /^Copy/ }).click();
    await expect(figure.locator('.say')).toContainText('Not copied: another site shows this page in a frame');
  });
});

test("an alert's page in a foreign frame copies no command and no link", async ({ page, baseURL }) => {
  await inFrame(page, new URL(`.${alert.path}`, baseURL).href, async (frame) => {
    await frame.locator('figure[data-command] figcaption button').first().click();
    await expect(frame.locator('figure[data-command] .say').first()).toContainText('Not copied');
    await expect(frame.getByRole('button', { name: 'Copy link' })).toHaveCount(0);
  });
});

/** Shows an address in a frame of another site, with a clipboard that would take anything; what it held stays. */
async function inFrame(page: Page, url: string, look: (frame: FrameLocator) => Promise<void>): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const foreign = await serveFrame(url);
  try {
    await page.goto(foreign.url);
    await page.evaluate(() => navigator.clipboard.writeText('untouched'));
    await look(page.frameLocator('iframe'));
    await page.evaluate(() => focus());
    expect(await clipboardOf(page)).toBe('untouched');
  } finally {
    foreign.close();
  }
}
