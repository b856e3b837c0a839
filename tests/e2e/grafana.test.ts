import { globSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { type BuiltRunbook, catalog, one } from '#tests/built-site.ts';
import { type GrafanaDashboard, siteLinks, textsOf } from '#tests/grafana.ts';
import { expectLanded } from '#tests/landing.ts';

const site = { site: { url: new URL(catalog.site).origin, base: new URL(catalog.site).pathname } };

/** `tenant=${__field.labels.tenant_id:percentencode}` and `${namespace:queryparam}`: what Grafana puts a value into. */
const RE_LABEL = /(\w+)=\$\{__(?:field\.labels|data\.fields)[^}]*:percentencode\}/g;
const RE_CHOICE = /\$\{(\w+):queryparam\}/g;

const dashboards = globSync('dist/services/*/*.dashboard.json')
  .sort()
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as GrafanaDashboard);

/** The links of a dashboard into which Grafana puts values, each once. */
function linksOf(dashboard: GrafanaDashboard): string[] {
  const links = siteLinks(site, textsOf(dashboard)).filter((link) => link.includes('${'));
  return [...new Set(links)];
}

function runbookOf(link: string): BuiltRunbook {
  return one(
    catalog.runbooks.find(({ path }) => link.startsWith(`${catalog.site.replace(/\/$/, '')}${path}`)),
    link,
  );
}

/** As Grafana expands it: it encodes as `encodeURIComponent` does, and `!'()*` too. */
function expand(link: string, given: (parameter: string) => string): string {
  return link
    .replace(catalog.site, './')
    .replace(RE_LABEL, (_all, name: string) => `${name}=${encode(given(name))}`)
    .replace(RE_CHOICE, (_all, name: string) => `var-${name}=${encode(given(name))}`);
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

const namesIn = (link: string) =>
  [...link.matchAll(RE_LABEL), ...link.matchAll(RE_CHOICE)].map(([, name = '']) => name);
const states = (page: Page, name: string) =>
  page.evaluate(
    (parameter) => [
      ...new Set(
        [...document.querySelectorAll<HTMLElement>(`[data-parameter="${parameter}"]`)].map(
          ({ dataset }) => dataset.state,
        ),
      ),
    ],
    name,
  );

for (const dashboard of dashboards.filter((known) => linksOf(known).length > 0)) {
  test(`${dashboard.uid}: each link lands on its place with the values of the series`, async ({ page }) => {
    for (const link of linksOf(dashboard)) {
      const { parameters } = runbookOf(link);
      const example = (name: string) => one(parameters.find((known) => known.name === name)?.example, name);
      await page.goto('about:blank');
      await page.goto(expand(link, example));
      for (const name of namesIn(link)) {
        await expect(page.locator('[data-link-values] ul.filled'), link).toContainText(example(name));
        expect(
          (await states(page, name)).filter((state) => state !== 'filled'),
          link,
        ).toEqual([]);
      }
      const anchor = link.split('#')[1];
      if (anchor !== undefined) await expectLanded(page, anchor);
    }
  });
}

const [withChoice] = dashboards
  .flatMap(linksOf)
  .filter((link) => link.match(RE_CHOICE) && link.includes('#'));
const [withLabel] = dashboards.flatMap(linksOf).filter((link) => link.match(RE_LABEL) && link.includes('#'));

test('"All" of a choice is no value, and nothing is refused', async ({ page }) => {
  const link = one(withChoice, 'link with a choice');
  for (const all of ['$__all', 'All']) {
    await page.goto('about:blank');
    await page.goto(expand(link, () => all));
    await expectLanded(page, link.split('#')[1] ?? '');
    for (const name of namesIn(link)) expect(await states(page, name)).toEqual(['empty']);
    await expect(page.getByText('Refused:')).toHaveCount(0);
  }
});

test('a series without the label leaves a link that opens its place without the value', async ({ page }) => {
  const link = one(withLabel, 'link with a label');
  await page.goto(link.replace(catalog.site, './'));
  await expectLanded(page, link.split('#')[1] ?? '');
  for (const name of namesIn(link)) expect(await states(page, name)).toEqual(['empty']);
});

test('a hostile label stays one value, which the page refuses, and the place holds', async ({ page }) => {
  const link = one(withLabel, 'link with a label');
  for (const value of ['a&b=c#d?e+f%20', '$(reboot)', `x';rm -rf /`, 'two\nlines', '{{ $labels.x }}z)']) {
    await page.goto('about:blank');
    await page.goto(expand(link, () => value));
    await expectLanded(page, link.split('#')[1] ?? '');
    for (const name of namesIn(link)) expect(await states(page, name)).not.toContain('filled');
  }
});
