import { expect, test } from 'playwright/test';
import { at, catalog, filledPath, one } from '#tests/built-site.ts';
import { expectLanded } from '#tests/landing.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const runbook = one(
  catalog.runbooks.find(({ parameters, phases }) => parameters.length > 0 && phases.length > 3),
  'runbook with parameters',
);

test('on a phone the contents are one line that opens, jumps and closes', async ({ page }) => {
  await page.goto(at(runbook.path));
  const panel = page.locator('details.panel');
  const links = panel.locator('[data-contents] a');
  await expect(links.first()).toBeHidden();
  await panel.locator('summary').tap();
  await expect(links).toHaveCount(runbook.phases.length);
  await expect(links.first()).toBeVisible();

  const phase = one(runbook.phases[3]?.id, 'phase');
  await panel.locator(`a[href="#${phase}"]`).tap();
  await expect(links.first()).toBeHidden();
  await expectLanded(page, phase);
});

test('on a phone no step that a link points at lies under the bar', async ({ page }) => {
  test.slow();
  for (const { id = '' } of [...runbook.phases, ...runbook.steps]) {
    await page.goto(`${filledPath(runbook)}&at=${id}#${id}`);
    await expectLanded(page, id);
  }
});

test('on a phone the place I am at is told in the contents', async ({ page }) => {
  const phase = one(runbook.phases[3]?.id, 'phase');
  await page.goto(at(`${runbook.path}#${phase}`));
  await expect(page.locator(`[data-contents] a[href="#${phase}"]`)).toHaveAttribute('aria-current', 'true');
});

test('on a phone the first screen says what it is, how bad, and whom to call', async ({ page }) => {
  await page.goto(at(runbook.path));
  for (const part of ['h1', '.severity', '.call'])
    await expect(page.locator(`main ${part}`).first()).toBeInViewport({ ratio: 1 });
});

test('on a phone a command wraps; nothing of it is out of sight', async ({ page }) => {
  test.slow();
  for (const { path } of catalog.runbooks) {
    await page.goto(at(path));
    const cut = await page
      .locator('[data-command] pre')
      .evaluateAll((blocks) =>
        blocks
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
          .map(({ textContent }) => textContent),
      );
    expect(cut, path).toEqual([]);
  }
});
