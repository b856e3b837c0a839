import { expect, type Page, test } from 'playwright/test';
import { acceptedPaths, at, catalog, linkOf, one, runbookOf } from '#tests/built-site.ts';
import { expectLanded } from '#tests/landing.ts';

const filling = one(
  catalog.alerts.find((alert) => linkOf(alert).filled.size > 0),
  'alert whose link fills a value',
);
const { url: fillingUrl, filled } = linkOf(filling);
const runbook = runbookOf(filling);
const [name = '', value = ''] = [...filled][0] ?? [];
const step = one(runbook.steps.at(-1)?.id, 'step');

for (const { id } of catalog.services) {
  test(`the link of every alert of ${id} opens its section, filled and named`, async ({ page }) => {
    const own = catalog.alerts.filter(({ service }) => service === id);
    test.setTimeout(own.length * 15_000);
    for (const alert of own) {
      const link = linkOf(alert);
      await page.goto(link.url);
      await expectLanded(page, alert.anchor);
      await expect(page.locator('[data-alert]')).toContainText(alert.name);
      await expect(page.locator('[data-refused]')).toHaveCount(0);
      for (const [name, value] of link.filled) await expectFilled(page, name, value);
    }
  });
}

test('a link that says when the alert fired starts the escalation clock there', async ({ page }) => {
  const started = new Date(Date.now() - 20 * 60_000).toISOString();
  await page.goto(fillingUrl.replace('#', `&startsAt=${encodeURIComponent(started)}#`));
  await expect(page.locator('[data-alert] time')).toHaveAttribute('datetime', started);
  await expect(page.locator('[data-clock]')).toContainText('20 min since the start.');
  await expect(page.locator('[data-escalation-clock] [aria-current="step"]')).toHaveCount(1);
});

for (const [form, write] of Object.entries({
  'without the final slash': (url: string) => url.replace('/?', '?'),
  'with .html at its end': (url: string) => url.replace('/?', '.html?'),
  'with index.html at its end': (url: string) => url.replace('/?', '/index.html?'),
})) {
  test(`a link written ${form} opens the same place, filled`, async ({ page }) => {
    await page.goto(write(fillingUrl));
    await expectLanded(page, filling.anchor);
    await expectFilled(page, name, value);
  });
}

test('a former name of a runbook opens it at the step, filled', async ({ page }) => {
  const former = one(
    acceptedPaths.find(({ canonical }) => catalog.runbooks.some(({ path }) => path === canonical)),
    'runbook with an alias',
  );
  const own = one(
    catalog.runbooks.find(({ path }) => path === former.canonical),
    former.canonical,
  );
  const last = one(own.steps.at(-1)?.id, 'step');
  const parameter = own.parameters[0];
  await page.goto(
    at(
      `${former.path}${parameter ? `?${parameter.name}=${encodeURIComponent(parameter.example)}` : ''}#${last}`,
    ),
  );
  await expect(page.locator('h1')).toHaveText(own.title);
  await expectLanded(page, last);
  if (parameter !== undefined) await expectFilled(page, parameter.name, parameter.example);
});

test("an alert's name alone, its lower case and the address of kube-prometheus open its page", async ({
  page,
}) => {
  const lower = filling.name.toLowerCase();
  const forms = [
    `/alerts/${filling.name}/`,
    `/alerts/${lower}`,
    `/alerts/${filling.service}/${lower}/`,
    `/runbooks/${filling.service}/${lower}`,
  ];
  for (const form of forms) {
    await page.goto(at(`${form}?${name}=${encodeURIComponent(value)}`));
    await expect(page.locator('h1')).toHaveText(filling.name);
  }
  await page.getByRole('link', { name: 'Open the runbook' }).click();
  await expectLanded(page, filling.anchor);
  await expectFilled(page, name, value);
});

test('every accepted path answers with a page that names its own address', async ({ request }) => {
  for (const { path, canonical } of acceptedPaths) {
    const response = await request.get(at(path), { maxRedirects: 0 });
    expect(response.status(), path).toBe(200);
    expect(await response.text()).toContain(
      `<link rel="canonical" href="${catalog.site.slice(0, -1)}${canonical}">`,
    );
  }
});

test('a link to a step that is gone says so and lists the steps there are', async ({ page }) => {
  await page.goto(at(`${runbook.path}#step-that-was-renamed`));
  const notice = page.locator('[data-unknown-anchor]');
  await expect(notice).toBeInViewport();
  await expect(notice).toContainText('"step-that-was-renamed"');
  for (const { id } of runbook.steps) await expect(notice.locator(`a[href="#${id}"]`)).toHaveCount(1);
  await notice.locator(`a[href="#${step}"]`).click();
  await expectLanded(page, step);
  await expect(notice).toHaveCount(0);
});

test('a mistyped step stands first in the list of steps', async ({ page }) => {
  await page.goto(at(`${runbook.path}#${step}s`));
  await expect(page.locator('[data-unknown-anchor] a').first()).toHaveAttribute('href', `#${step}`);
});

test('a fragment in the wrong case lands on its step', async ({ page }) => {
  await page.goto(at(`${runbook.path}#${step.toUpperCase()}`));
  await expectLanded(page, step);
  await expect(page.locator('[data-unknown-anchor]')).toHaveCount(0);
});

test('a query that Grafana put behind the fragment fills the page and still lands', async ({ page }) => {
  await page.goto(at(`${runbook.path}#${step}?var-${name}=${encodeURIComponent(value)}&from=now-6h`));
  await expectLanded(page, step);
  await expectFilled(page, name, value);
  await expect(page.locator('[data-unknown-anchor]')).toHaveCount(0);
});

test("a query behind the fragment of an alert's page does not keep me from its section", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.goto(at(`${filling.path}#annotation?from=now-6h`));
  await expect(page.locator('#annotation h2')).toBeInViewport();
  await expect(page.locator('[data-unknown-anchor]')).toHaveCount(0);
});

async function expectFilled(page: Page, name: string, value: string): Promise<void> {
  const slots = page.locator(`[data-parameter="${name}"]`);
  expect(await slots.count(), `slots of ${name}`).toBeGreaterThan(0);
  const shown = await slots.evaluateAll((all) =>
    all.map((slot) => `${(slot as HTMLElement).dataset.state} ${slot.textContent}`),
  );
  expect(new Set(shown)).toEqual(new Set([`filled ${value}`]));
}
