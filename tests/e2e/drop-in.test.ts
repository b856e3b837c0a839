import { expect, test } from 'playwright/test';
import { acceptedPaths, at, catalog, componentsOf, one } from '#tests/built-site.ts';
import { watch } from '#tests/watch.ts';

const lower = (text: string) => text.toLowerCase();
/** An alert whose name no other has. */
const alert = one(
  catalog.alerts.find(
    ({ name }) => catalog.alerts.filter((other) => lower(other.name) === lower(name)).length === 1,
  ),
  'alert with a name of its own',
);
const component = one(componentsOf(alert)[0], 'component of its runbook');
const name = lower(alert.name);

/** Hostile enough to be spoilt by whoever takes it apart. */
const QUERY = '?namespace=team+one&pod=a%26b%23c%2Fd%3Fe&var-ns=x&namespace=%C3%A9';

/** How others write the address of an alert's runbook: the path, and the fragment where it is what names the alert. */
const forms: [source: string, path: string, fragment?: string][] = [
  ['kube-prometheus, of the service', `/runbooks/${alert.service}/${name}`],
  ['kube-prometheus, with a final slash', `/runbooks/${alert.service}/${name}/`],
  ['kube-prometheus, of any component', `/runbooks/kube-state-metrics/${name}`],
  ['kube-prometheus, of any component with a final slash', `/runbooks/kubernetes/${name}/`],
  ['the Helm chart, etcd', `/runbooks/etcd/${name}`],
  ['OpenShift', `/alerts/${alert.service}/${alert.name}.md`],
  ['OpenShift, of any operator', `/alerts/cluster-monitoring-operator/${alert.name}.md`],
  ['OpenShift, on GitHub', `/openshift/runbooks/blob/master/alerts/any-operator/${alert.name}.md`],
  ['Promscale', `/docs/runbooks/${alert.name}.md`],
  ['a page of HTML', `/runbooks/node/${alert.name}.html`],
  ['an index page', `/runbooks/node/${name}/index.html`],
  ['the name alone', `/alerts/${alert.name}`],
  ['the name alone, in lower case', `/alerts/${name}/`],
  ['the name at the root', `/${alert.name}`],
  ['the name in capitals', `/alerts/${alert.service}/${alert.name.toUpperCase()}/`],
  ['all in capitals', `/RUNBOOKS/${alert.service.toUpperCase()}/${alert.name.toUpperCase()}`],
  ['kubernetes-mixin, Thanos, CoreDNS', '/runbook.md', `alert-name-${name}`],
  ['kubernetes-mixin, in a folder', '/kubernetes-mixin/blob/master/runbook.md', `alert-name-${name}`],
  ['cert-manager-mixin', '/RUNBOOK.md', name],
  ['cert-manager-mixin, in a folder', '/cert-manager-mixin/RUNBOOK.md', name],
  ['Tempo, case kept', '/runbook.md', alert.name],
  ['Mimir', '/mimir-runbooks/', name],
  ['Mimir, in a folder', '/docs/mimir/latest/manage/mimir-runbooks/', name],
  ['the list of alerts', '/alerts/', `alert-name-${name}`],
  ['the list of alerts, short', '/alerts/', name],
  ['the list of alerts, case kept', '/alerts/', alert.name],
  ['the list of runbooks', '/runbooks/', `alert-name-${name}`],
  ['the list of runbooks, short', '/runbooks/', name],
  ['the root', '/', `alert-name-${name}`],
  ['the root, short', '/', name],
];

/** Those that are pages of their own, whatever the browser runs. */
const STATIC = [
  `/runbooks/${alert.service}/${name}`,
  `/runbooks/${alert.service}/${name}/`,
  `/runbooks/${component}/${name}`,
  `/runbooks/${component}/${name}/`,
  `/alerts/${alert.service}/${alert.name}.md`,
  `/alerts/${component}/${alert.name}.md`,
  `/alerts/${alert.name}`,
  `/alerts/${name}/`,
];

for (const [source, path, fragment] of forms) {
  test(`${source}: ${path}${fragment === undefined ? '' : `#${fragment}`} opens the alert`, async ({
    page,
    baseURL,
  }) => {
    const problems = await watch(page);
    await page.goto(at(`${path}${QUERY}#${fragment ?? 'diagnosis'}`));
    await expect(page.locator('h1')).toContainText(alert.name);
    const { pathname, search, hash } = new URL(page.url());
    // Further paths are pages of their own.
    const paths = [
      alert.path,
      ...acceptedPaths.filter(({ canonical }) => canonical === alert.path).map(({ path }) => path),
    ];
    const wanted = [...paths, ...STATIC].map((wanted) => new URL(at(wanted), baseURL).pathname);
    expect(wanted).toContain(pathname);
    expect(search).toBe(QUERY);
    // What names the alert is no place on its page.
    expect(hash).toBe(fragment === undefined ? '#diagnosis' : '');
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  });
}

test('the page that was not there is none to come back to', async ({ page, baseURL }) => {
  await page.goto(at('/services/'));
  await page.goto(at(`/runbooks/any-word/${name}`));
  await expect(page.locator('h1')).toContainText(alert.name);
  await page.goBack();
  expect(page.url()).toBe(new URL(at('/services/'), baseURL).href);
});

test('a query that Grafana wrote behind the fragment goes along', async ({ page }) => {
  await page.goto(at(`/runbook.md?pod=a#alert-name-${name}?from=now-6h&var-namespace=prod`));
  await expect(page.locator('h1')).toContainText(alert.name);
  expect(new URL(page.url()).search).toBe('?pod=a&from=now-6h&var-namespace=prod');
});

test('a name that no alert has is offered what is like it, and a fragment that is none stays where it is', async ({
  page,
}) => {
  await page.goto(at(`/runbooks/kubernetes/${name.slice(0, -1)}?pod=a#do-now`));
  await expect(page.locator('[data-meant] a').first()).toHaveAttribute('href', /\?pod=a#do-now$/);
  await page.goto(at('/alerts/#alert-name-of-nothing'));
  await expect(page.locator('h1')).toHaveText('Alerts');
  await page.goto(at(`/alerts/#${catalog.services[0]?.id}`));
  await expect(page.locator(':target h2')).toHaveText(catalog.services[0]?.name ?? '');
});

for (const asked of [
  '//other.example/x',
  '/%2F%2Fother.example/',
  '/\\other.example/',
  '/%00',
  '/%E0%A4%A',
  '/__proto__/',
]) {
  test(`a hostile address leads nowhere: ${asked}`, async ({ page, baseURL }) => {
    const problems = await watch(page);
    await page.goto(new URL(at('/'), baseURL).href + asked.slice(1));
    await expect(page.locator('body')).not.toBeEmpty();
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
    expect(problems.filter((problem) => /^(?:request|thrown|window|dialog)/.test(problem))).toEqual([]);
  });
}

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const path of STATIC) {
    test(`${path} is a page of its own`, async ({ page }) => {
      const response = await page.goto(at(`${path}${QUERY}#diagnosis`));
      expect(response?.status()).toBe(200);
      await expect(page.locator('h1')).toContainText(alert.name);
      expect(new URL(page.url()).search).toBe(QUERY);
    });
  }

  for (const path of ['/alerts/', '/runbook.md', '/RUNBOOK.md', '/mimir-runbooks/']) {
    for (const fragment of [`alert-name-${name}`, name]) {
      test(`${path}#${fragment} stands at the alert in the list`, async ({ page }) => {
        await page.goto(at(`${path}#${fragment}`));
        const link = page.locator(':target').getByRole('link', { name: alert.name });
        await expect(link).toBeInViewport();
        await link.click();
        await expect(page.locator('h1')).toContainText(alert.name);
      });
    }
  }
});
