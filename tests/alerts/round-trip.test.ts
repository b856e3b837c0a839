import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright';
import { parse, stringify } from 'yaml';
import type { Alert } from '#core/catalog.ts';
import { alertsOfService, getService } from '#core/catalog.ts';
import { absoluteUrl } from '#core/links.ts';
import { panelUrl } from '#core/panel-url.ts';
import { serviceFilePath } from '#core/service-files.ts';
import { MOST_ALERTS, MOST_OF_LINK } from '#generators/alertmanager-template.ts';
import { generateFiles } from '#generators/files.ts';
import { type PagesServer, startPagesServer } from '#io/pages-server.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { findBrowser } from '#tests/browser.ts';
import { temporaryFolder } from '#tests/content.ts';
import { type AlertSeries, alertSeries, formatMetrics } from './alert-series.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { type ExpectedLink, expectedLink, keyOf, labelOf, readLink, sharedLink } from './expected-link.ts';
import { firingRules } from './firing-rules.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import { type Count, openLink, problemsOf } from './opened-page.ts';
import { linksIn, readSlackMessage, type SlackMessage, strayMarkup } from './slack-message.ts';

/**
 * How alerts are put into one message: each by itself, all of a name as the generated route does, all of a service.
 */
const groupings = ['single', 'name', 'service'] as const;
type Grouping = (typeof groupings)[number];

interface Received extends SlackMessage {
  service: string;
  grouping: Grouping;
}

/** A page that is wrong takes seconds; after so many the test ends. */
const MOST_WRONG = 20;
/** Pages that open links side by side. */
const READERS = 2;

const stop: (() => Promise<unknown>)[] = [];
const received: Received[] = [];
const malformed: string[] = [];
let value = 1;

let site: PagesServer;
let prometheus: Daemon;
let alertmanager: Daemon;
let slack: Loopback;
let browser: Browser;

const read = readContent().catalog;
let catalog = read;
let series: AlertSeries[] = [];

before(
  async () => {
    site = await startPagesServer({ root: 'dist', base: read.site.base, port: 0 });
    stop.push(() => site.close());
    // The files are made for the site that is served here; nothing else about them differs.
    catalog = { ...read, site: { ...read.site, url: `http://127.0.0.1:${site.port}` } };
    series = alertSeries(catalog);

    slack = await startLoopback((path, body) => {
      const [, grouping = '', service = ''] = path.split('/');
      try {
        received.push({ ...readSlackMessage(body), service, grouping: grouping as Grouping });
      } catch (error) {
        malformed.push((error as Error).message);
      }
      return 'ok';
    });
    stop.push(() => slack.close());
    const exporter = await startLoopback((path) =>
      path === '/metrics' ? formatMetrics(series, value) : undefined,
    );
    stop.push(() => exporter.close());

    const folder = temporaryFolder();
    const files = generateFiles(catalog, { commit: undefined, readPromql: readPromqlTree });
    for (const [path, text] of files) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), path.endsWith('.rules.yml') ? firingRules(text, series) : text);
    }
    const config = (name: string, data: object) => {
      writeFileSync(join(folder, name), stringify(data));
      return join(folder, name);
    };
    const alertmanagerConfig = config('alertmanager.yml', alertmanagerOf(files, folder));
    alertmanager = await startDaemon('alertmanager', (address) => [
      `--config.file=${alertmanagerConfig}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=${address}`,
      `--web.external-url=http://${address}`,
      '--cluster.listen-address=',
    ]);
    stop.push(() => alertmanager.stop());
    const prometheusConfig = config('prometheus.yml', {
      global: { scrape_interval: '3s', evaluation_interval: '1s' },
      rule_files: [...files.keys()]
        .filter((path) => path.endsWith('.rules.yml'))
        .map((path) => join(folder, path)),
      alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanager.url).host] }] }] },
      scrape_configs: [
        {
          job_name: 'waypost',
          honor_labels: true,
          static_configs: [{ targets: [new URL(exporter.url).host] }],
        },
      ],
    });
    prometheus = await startDaemon('prometheus', (address) => [
      `--config.file=${prometheusConfig}`,
      `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=${address}`,
      `--web.external-url=http://${address}/`,
    ]);
    stop.push(() => prometheus.stop());
    const executablePath = findBrowser();
    browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
    stop.push(() => browser.close());
  },
  { timeout: 60_000 },
);

after(async () => {
  for (const end of stop.reverse()) await end().catch((error) => console.error(error));
});

/** The generated receivers as they are, but for Slack's address, each behind three ways of grouping. */
function alertmanagerOf(files: Map<string, string>, folder: string): object {
  const parts = catalog.services.flatMap(({ id }) => {
    const text = files.get(serviceFilePath(id, `${id}.receiver.yml`));
    return text === undefined ? [] : [{ id, config: parse(text) }];
  });
  const groupBy = { single: ['...'], service: [] };
  return {
    templates: parts.map(({ id, config }) => join(folder, serviceFilePath(id, config.templates[0]))),
    route: {
      receiver: `${parts[0]?.id}-slack-name`,
      group_interval: '2s',
      repeat_interval: '1h',
      routes: parts.flatMap(({ id, config }) =>
        groupings.map((grouping) => ({
          ...config.route.routes[0],
          receiver: `${id}-slack-${grouping}`,
          ...(grouping === 'name' ? {} : { group_by: groupBy[grouping] }),
          group_wait: grouping === 'single' ? '1s' : '5s',
          continue: true,
        })),
      ),
    },
    receivers: parts.flatMap(({ id, config }) =>
      groupings.map((grouping) => {
        const [receiver] = structuredClone(config.receivers);
        const [slackConfig] = receiver.slack_configs;
        delete slackConfig.api_url_file;
        slackConfig.api_url = `${slack.url}/${grouping}/${id}`;
        return { ...receiver, name: `${id}-slack-${grouping}` };
      }),
    ),
  };
}

async function until(
  what: string,
  seconds: number,
  isDone: () => boolean,
  explain: () => string,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!isDone()) {
    if (Date.now() > end) {
      const logs = [alertmanager.log(), prometheus.log()].map((log) =>
        log
          .split('\n')
          .filter((line) => /level=(?:warn|error)/.test(line))
          .slice(-5)
          .join('\n'),
      );
      assert.fail(`${what} took longer than ${seconds} s: ${explain()}\n${logs.join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const seriesOf = (alert: Alert) => series.filter((one) => one.alert === alert);
const linkOf = (one: AlertSeries) => expectedLink(catalog, one);
const isOwn = (url: string) => url.startsWith(absoluteUrl(catalog.site, '/'));
/** Of the first notifications, not those of the end. */
let fired: Received[] = [];
const firedIn = (grouping: Grouping) => fired.filter((message) => message.grouping === grouping);

describe('An alert that fires', () => {
  test('reaches Slack, each alone, with those of its name, and with those of its service', {
    timeout: 70_000,
  }, async () => {
    const services = catalog.services.filter(({ id }) => alertsOfService(catalog, id).length > 0);
    const expected = { single: series.length, name: catalog.alerts.length, service: services.length };
    const count = (grouping: Grouping) => received.filter((message) => message.grouping === grouping).length;
    await until(
      'The round trip',
      60,
      () => groupings.every((grouping) => count(grouping) >= expected[grouping]),
      () =>
        `${groupings.map((grouping) => `${grouping} ${count(grouping)} of ${expected[grouping]}`).join(', ')}`,
    );
    fired = [...received];
    assert.deepEqual(malformed, []);
    for (const grouping of groupings) assert.equal(firedIn(grouping).length, expected[grouping], grouping);
  });

  test('has the link that its labels make, and no other', () => {
    const keys = firedIn('single').map(({ titleLink }) => readLink(titleLink).key);
    assert.deepEqual(keys.sort(), series.map((one) => keyOf(linkOf(one))).sort());
  });

  test('has three buttons: runbook, dashboard, query', () => {
    for (const { buttons, titleLink } of fired) {
      assert.deepEqual(
        buttons.map(({ text }) => text),
        ['Runbook', 'Dashboard', 'Query'],
      );
      assert.equal(buttons[0]?.url, titleLink);
    }
    for (const message of [...firedIn('single'), ...firedIn('name')]) {
      const alert = alertOf(message);
      const [, dashboard, query] = message.buttons;
      const { key } = readLink(message.titleLink);
      const group = seriesOf(alert).filter(
        (one) => message.grouping === 'name' || keyOf(linkOf(one)) === key,
      );
      const links = new Set(group.map((one) => dashboardOf(alert, one.labels)));
      assert.equal(spelt(dashboard?.url ?? ''), links.size === 1 ? [...links][0] : dashboardOf(alert));
      const expr = new URL(query?.url ?? '').searchParams.get('g0.expr');
      assert.equal(expr, `${seriesOf(alert)[0]?.metric} == 1`);
    }
  });

  test('is listed with its own link in every message, or counted', () => {
    for (const message of fired) {
      const { service, grouping, text } = message;
      const group =
        grouping === 'service'
          ? series.filter(({ alert }) => alert.service === service)
          : seriesOf(alertOf(message));
      const size = grouping === 'single' ? 1 : group.length;
      const links = linksIn(text);
      const items = links.filter(({ url }) => isOwn(url));
      assert.equal(items.length, Math.min(size, MOST_ALERTS), text);
      const keys = group.map((one) => keyOf(linkOf(one)));
      for (const { url } of items) assert.ok(keys.includes(readLink(url).key), `${url} is none of ${keys}`);
      assert.equal(
        new Set(items.map(({ url }) => url)).size,
        new Set(items.map(({ url }) => readLink(url).key)).size,
      );
      const others = links.filter(({ url }) => !isOwn(url));
      assert.deepEqual(
        others.map((link) => link.text),
        size > MOST_ALERTS ? [`and ${size - MOST_ALERTS} more`] : [],
      );
    }
  });

  test('of many of a name has a title that opens the place without their values', () => {
    for (const message of firedIn('name')) {
      const alert = alertOf(message);
      const group = seriesOf(alert);
      const links = new Set(group.map((one) => keyOf(linkOf(one))));
      const [first] = group.map(linkOf);
      assert.ok(first !== undefined);
      const expected = links.size === 1 ? first : sharedLink(first, alert);
      assert.equal(readLink(message.titleLink).key, keyOf(expected), message.title);
      if (group.length > 1)
        assert.match(message.title, new RegExp(`^\\[FIRING:${group.length}\\] ${alert.name} `));
    }
  });

  test('writes nothing into a message that Slack would take for its own', () => {
    for (const { title, text } of fired) {
      assert.equal(strayMarkup(title), undefined, title);
      assert.equal(strayMarkup(text), undefined, text);
    }
  });

  test('has links of Prometheus and Alertmanager that answer', async () => {
    const urls = new Set(
      fired.flatMap((message) =>
        allLinks(message).filter((url) => !isOwn(url) && new URL(url).hostname === '127.0.0.1'),
      ),
    );
    assert.ok(urls.size > catalog.alerts.length);
    for (const url of urls) assert.equal((await fetch(url)).status, 200, url);
  });
});

describe('In a browser, every link received', () => {
  test('opens its page at its step, its values filled in where they fit and refused where not', {
    timeout: 300_000,
  }, async () => {
    const all = fired.flatMap(allLinks);
    const distinct = [...new Set(all.filter(isOwn))];
    const links = new Map<string, { link: ExpectedLink; one: AlertSeries }>();
    for (const one of series) {
      links.set(keyOf(linkOf(one)), { link: linkOf(one), one });
      const shared = sharedLink(linkOf(one), one.alert);
      links.set(keyOf(shared), { link: shared, one });
    }
    const count: Count = { filled: 0, refused: 0, empty: 0 };
    const wrong: string[] = [];
    const left = distinct.values();
    await Promise.all(Array.from({ length: READERS }, openThose));
    console.log(
      [
        `${series.length} alerts fired by ${catalog.alerts.length} rules of ${catalog.services.length} services, ${new Set(series.flatMap(({ labels }) => Object.values(labels))).size} label values`,
        `${fired.length} messages, ${all.length} links received, ${all.filter(isOwn).length} of them to the site`,
        `${distinct.length} different links opened: ${count.filled} values filled, ${count.refused} refused, ${count.empty} absent`,
        `${wrong.length} wrong`,
      ].join('\n'),
    );
    assert.ok(count.filled > 0 && count.refused > 0 && count.empty > 0);
    assert.equal(wrong.length, 0, wrong.join('\n'));

    /** Opens one link after the other, as long as there are some. */
    async function openThose(): Promise<void> {
      const { page, complaints } = await newReader();
      for (const url of left) {
        if (wrong.length > MOST_WRONG) return;
        complaints.length = 0;
        const problems = await problemsAt(page, url).catch((error: Error) => [error.message]);
        wrong.push(...[...problems, ...complaints].map((problem) => `${url}\n  ${problem}`));
      }
    }

    async function problemsAt(page: Page, url: string): Promise<string[]> {
      const { key, startsAt } = readLink(url);
      const known = links.get(key);
      const opened = await openLink(page, url);
      if (known !== undefined) return problemsOf(catalog, known.one, known.link, startsAt, opened, count);
      const service = catalog.services.find(({ path }) => url.startsWith(absoluteUrl(catalog.site, path)));
      if (service === undefined) return ['is the link of no alert and of no service'];
      const isRight = opened.title === service.name && `#${opened.landing.id}` === new URL(url).hash;
      return isRight ? [] : [`opened ${opened.title} at ${opened.landing.id}`];
    }
  });
});

describe('An alert that is over', () => {
  test('is told of as resolved, with the same link', { timeout: 70_000 }, async () => {
    // A machine that is too busy to scrape ends alerts and starts them anew: all that fired so far count.
    const told = (state: string) =>
      received
        .filter(({ grouping, title }) => grouping === 'single' && title.startsWith(`[${state}]`))
        .map(({ titleLink }) => titleLink);
    value = 0;
    await until(
      'Resolving',
      60,
      () => new Set(told('RESOLVED')).size >= new Set(told('FIRING')).size,
      () => `${new Set(told('RESOLVED')).size} of ${new Set(told('FIRING')).size}`,
    );
    assert.deepEqual(new Set(told('RESOLVED')), new Set(told('FIRING')));
    assert.deepEqual(malformed, []);
  });
});

/** A browser of its own, and what it complains of: errors, windows, dialogs, requests to other sites. */
async function newReader(): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(`thrown: ${message}`));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('popup', (popup) => complaints.push(`window: ${popup.url()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!isOwn(request.url()) && !request.url().startsWith('data:'))
      complaints.push(`request: ${request.url()}`);
  });
  return { page, complaints };
}

function allLinks({ titleLink, buttons, text }: SlackMessage): string[] {
  return [titleLink, ...buttons.map(({ url }) => url), ...linksIn(text).map(({ url }) => url)];
}

/** The alert whose name stands in the title. */
function alertOf({ service, title }: Received): Alert {
  const [, name] = /^\[\w+(?::\d+)?\] (\w+)/.exec(title) ?? [];
  const alert = catalog.alerts.find((known) => known.service === service && known.name === name);
  if (alert === undefined) throw new Error(`${service} has no alert of the title ${title}`);
  return alert;
}

/** Address of an alert's panel, with the values of its labels when they are given; else that of all dashboards. */
function dashboardOf(alert: Alert, labels?: Record<string, string>): string {
  const { path, dashboards } = getService(catalog, alert.service);
  const dashboard = dashboards.find(({ id }) => id === alert.panel?.dashboard);
  if (alert.panel === undefined || dashboard === undefined)
    return `${absoluteUrl(catalog.site, path)}${dashboards.length > 0 ? '#dashboards' : ''}`;
  const url = new URL(panelUrl(dashboard, alert.panel.panel));
  for (const [, variable = '', parameter = ''] of dashboard.url.matchAll(/([\w-]+)=\{\{(\w+)\}\}/g)) {
    const label = alert.parameters[parameter];
    if (labels !== undefined && label !== undefined)
      url.searchParams.set(variable, labelOf(alert, label, labels));
  }
  return url.href.length > MOST_OF_LINK ? dashboardOf(alert) : spelt(url.href);
}

/** An address in one spelling: its keys sorted, its values encoded in one way. */
function spelt(address: string): string {
  const url = new URL(address);
  url.searchParams.sort();
  return url.href;
}
