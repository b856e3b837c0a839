import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { serviceFilePath } from '#core/service-files.ts';
import { MOST_ALERTS, MOST_OF_LINK, templateOf } from '#generators/alertmanager-template.ts';
import { generateFiles } from '#generators/files.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { catalogWith, temporaryFolder } from '#tests/content.ts';
import { hostileValues } from '#tests/hostile-values.ts';

const folder = temporaryFolder();
const SITE = 'https://team.example/x';

/** Fails where amtool is missing: here it must not be. */
function amtool(...words: string[]): { status: number | null; said: string; stdout: string } {
  const { status, stdout, stderr, error } = spawnSync('amtool', words, { encoding: 'utf8' });
  assert.equal(error, undefined, 'amtool is not installed: apt-get install prometheus-alertmanager');
  return { status, said: `${stdout}${stderr}`, stdout };
}

function write(files: Map<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('amtool takes the generated configuration of', () => {
  const { catalog } = readContent();
  const files = generateFiles(catalog, { commit: undefined, readPromql: readPromqlTree });
  write(files);
  for (const { id } of catalog.services) {
    test(id, () => {
      const { status, said } = amtool(
        'check-config',
        join(folder, serviceFilePath(id, `${id}.receiver.yml`)),
      );
      assert.equal(status, 0, said);
      assert.match(said, /1 templates/);
      const names = catalog.alerts.filter(({ service }) => service === id);
      for (const { name } of names) {
        const route = amtool(
          ...['config', 'routes', 'test', `alertname=${name}`],
          `--config.file=${join(folder, serviceFilePath(id, `${id}.receiver.yml`))}`,
        );
        assert.equal(route.stdout.trim(), `${id}-slack`);
      }
    });
  }

  test('and refuses one whose template does not hold', () => {
    const [id = ''] = catalog.services.map((service) => service.id);
    const broken = new Map(
      [...files].map(([path, text]) => [`/broken${path}`, text.replace('reReplaceAll', 'urlUnescape')]),
    );
    write(broken);
    const { status } = amtool(
      'check-config',
      join(folder, 'broken', serviceFilePath(id, `${id}.receiver.yml`)),
    );
    assert.notEqual(status, 0);
  });
});

interface Alert {
  status?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  generatorURL?: string;
}

/** A group of alerts as Alertmanager gives it to a template: what all have in common is common. */
function group(alerts: Alert[]) {
  const whole = alerts.map(({ labels, ...alert }) => ({
    status: 'firing',
    annotations: {},
    startsAt: '2026-11-20T03:12:00.123Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'https://prometheus.example/graph?g0.expr=up',
    labels: { alertname: 'ShopApiDown', severity: 'SEV1', ...labels },
    ...alert,
  }));
  const common = (key: 'labels' | 'annotations') => {
    const [first, ...others] = whole.map((alert) => alert[key] as Record<string, string>);
    return Object.fromEntries(
      Object.entries(first ?? {}).filter(([name, value]) => others.every((other) => other[name] === value)),
    );
  };
  return {
    receiver: 'shop-slack',
    status: whole.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    alerts: whole,
    groupLabels: {},
    commonLabels: common('labels'),
    commonAnnotations: common('annotations'),
    externalURL: 'https://alertmanager.example',
  };
}

write(generateFiles(catalogWith(), { commit: undefined, readPromql: readPromqlTree }));

function render(part: string, alerts: Alert[]): string {
  const data = join(folder, 'data.json');
  writeFileSync(data, JSON.stringify(group(alerts)));
  const { status, said, stdout } = amtool(
    ...['template', 'render', `--template.glob=${join(folder, serviceFilePath('shop', 'shop.tmpl'))}`],
    ...[`--template.data=${data}`, `--template.text={{ template "${templateOf('shop', part)}" . }}`],
  );
  assert.equal(status, 0, said);
  return stdout;
}

const link = (namespace: string) =>
  `${SITE}/runbooks/shop/api-down/?alertname=ShopApiDown&namespace=${new URLSearchParams([['', namespace]]).toString().slice(1)}#do-now`;
const down = (namespace: string, more: Alert = {}): Alert => ({
  labels: { namespace },
  annotations: {
    summary: 'The API answers no request.',
    description: 'Nobody can buy.',
    response: 'SEV1: respond within 15 min',
    runbook_url: link(namespace),
    dashboard_url: 'https://grafana.example/d/shop?viewPanel=1',
  },
  ...more,
});
const started = (url: string) => url.replace('#', '&startsAt=2026-11-20T03%3A12%3A00Z#');
const inText = (url: string) => started(url).replaceAll('&', '&amp;');

describe('The Slack message of', () => {
  test('one alert', () => {
    const alerts = [down('prod')];
    assert.equal(render('title', alerts), '[FIRING] ShopApiDown (SEV1)');
    assert.equal(render('title-link', alerts), started(link('prod')));
    assert.equal(render('dashboard-link', alerts), 'https://grafana.example/d/shop?viewPanel=1');
    assert.equal(render('query-link', alerts), 'https://prometheus.example/graph?g0.expr=up');
    assert.equal(
      render('text', alerts),
      [
        '*The API answers no request.*',
        'Nobody can buy.',
        'SEV1: respond within 15 min',
        `• <${inText(link('prod'))}|ShopApiDown> \`namespace=prod\``,
        '',
      ].join('\n'),
    );
  });

  test('many alerts of one name lists each with its own link; the title opens the place without values', () => {
    const alerts = [down('prod'), down('blue'), down('green')];
    assert.equal(render('title', alerts), '[FIRING:3] ShopApiDown (SEV1)');
    assert.equal(
      render('title-link', alerts),
      `${SITE}/runbooks/shop/api-down/?alertname=ShopApiDown#do-now`,
    );
    const text = render('text', alerts);
    for (const name of ['prod', 'blue', 'green'])
      assert.ok(text.includes(`• <${inText(link(name))}|ShopApiDown> \`namespace=${name}\`\n`), text);
  });

  test('many alerts of one panel opens it, with the variables that they share', () => {
    const onPanel = (namespace: string, dashboard_url: string) =>
      down(namespace, { annotations: { dashboard_url } });
    const url = (variables: string, panel = 1) =>
      `https://grafana.example/d/shop?${variables}viewPanel=${panel}`;
    const shared = [onPanel('a', url('var-ns=x&')), onPanel('b', url('var-ns=x&'))];
    assert.equal(render('dashboard-link', shared), url('var-ns=x&'));
    const own = [onPanel('a', url('var-ns=a&var-pod=p&')), onPanel('b', url('var-ns=b&var-pod=q&'))];
    assert.equal(render('dashboard-link', own), url(''));
    const others = [
      onPanel('a', url('var-ns=a&')),
      onPanel('b', url('var-ns=b&', 2)),
      onPanel('c', url('', 1)),
    ];
    assert.equal(render('dashboard-link', others), `${SITE}/services/shop/#dashboards`);
    assert.equal(render('dashboard-link', [onPanel('a', url(`var-ns=${'x'.repeat(2000)}&`))]), url(''));
  });

  test('many alerts with one link opens it with its values', () => {
    const pods = ['a', 'b'].map((pod) => down('prod', { labels: { namespace: 'prod', pod } }));
    assert.equal(render('title-link', pods), started(link('prod')));
  });

  test('alerts of several names opens the service and says what each is', () => {
    const other = {
      labels: { alertname: 'HighErrorRate', severity: 'SEV2' },
      annotations: { summary: 'Errors <5>.' },
    };
    const alerts = [down('prod'), { ...other, generatorURL: 'https://prometheus.example/graph?g0.expr=x' }];
    assert.equal(render('title', alerts), '[FIRING:2] Web shop, several alerts');
    assert.equal(render('title-link', alerts), `${SITE}/services/shop/#alerts`);
    assert.equal(render('dashboard-link', alerts), `${SITE}/services/shop/#dashboards`);
    assert.equal(render('query-link', alerts), 'https://alertmanager.example/#/alerts?receiver=shop-slack');
    const text = render('text', alerts);
    assert.match(text, /\|ShopApiDown> `namespace=prod` The API answers no request\.\n/);
    assert.match(text, /\|HighErrorRate> Errors &lt;5&gt;\.\n$/);
  });

  test(`more than ${MOST_ALERTS} alerts counts the others`, () => {
    const names = Array.from({ length: 25 }, (_, index) => `n${index}`);
    const lines = render(
      'text',
      names.map((name) => down(name)),
    ).split('\n');
    assert.equal(lines.filter((line) => line.startsWith('•')).length, MOST_ALERTS);
    assert.equal(lines.at(-2), '<https://alertmanager.example/#/alerts?receiver=shop-slack|and 15 more>');
  });

  test(`just ${MOST_ALERTS} alerts counts none`, () => {
    const names = Array.from({ length: MOST_ALERTS }, (_, index) => `n${index}`);
    assert.doesNotMatch(
      render(
        'text',
        names.map((name) => down(name)),
      ),
      / more>/,
    );
  });

  test('resolved alerts keeps their links', () => {
    const alerts = [down('prod', { status: 'resolved' })];
    assert.equal(render('title', alerts), '[RESOLVED] ShopApiDown (SEV1)');
    assert.equal(render('title-link', alerts), started(link('prod')));
    assert.match(render('text', alerts), /^• <.*\|ShopApiDown> `namespace=prod`$/m);
    assert.doesNotMatch(render('text', alerts), /Resolved:/);
  });

  test('a group in which some are resolved opens what fires, and lists both', () => {
    const alerts = [down('blue', { status: 'resolved' }), down('prod')];
    assert.equal(render('title', alerts), '[FIRING] ShopApiDown (SEV1)');
    assert.equal(render('title-link', alerts), started(link('prod')));
    assert.match(render('text', alerts), /`namespace=prod`\nResolved:\n• <.*`namespace=blue`\n$/s);
  });

  for (const [name, runbook_url] of Object.entries({
    'no link': undefined,
    'an empty link': '',
    'a link that Prometheus could not expand': '<error expanding template: nil data>',
    'a link that is no web address': 'javascript:alert(1)',
    'a link with a blank': `${SITE}/runbooks/shop/api-down/?namespace=a b#do-now`,
    'a link that would end in the text': `${SITE}/|x> <!channel>`,
  })) {
    test(`an alert with ${name} opens the page of the alert`, () => {
      const alerts = [{ annotations: runbook_url === undefined ? {} : { runbook_url } }];
      const expected = `${SITE}/alerts/shop/ShopApiDown/?startsAt=2026-11-20T03%3A12%3A00Z`;
      assert.equal(render('title-link', alerts), expected);
      assert.equal(render('text', alerts), `• <${expected}|ShopApiDown>\n`);
    });
  }

  test('an alert that the map does not know opens a search for it', () => {
    const alerts = [{ labels: { alertname: 'Disk > 80% & full' } }];
    assert.equal(render('title-link', alerts), `${SITE}/search/?q=Disk+%3E+80%25+%26+full`);
    assert.match(render('text', alerts), /\|Disk &gt; 80% &amp; full>/);
    assert.equal(render('title-link', [...alerts, ...alerts]), `${SITE}/search/?q=Disk+%3E+80%25+%26+full`);
  });

  test('an alert with a link of another site keeps it as it is', () => {
    const runbook_url = 'https://wiki.example/page?id=4#top';
    const alerts = [{ annotations: { runbook_url } }, { annotations: { runbook_url: `${runbook_url}2` } }];
    assert.equal(render('title-link', alerts.slice(0, 1)), runbook_url);
    assert.equal(render('title-link', alerts), runbook_url);
  });

  test('an alert whose link is too long opens the place without values', () => {
    const alerts = [down('x'.repeat(5000))];
    assert.equal(
      render('title-link', alerts),
      `${SITE}/runbooks/shop/api-down/?startsAt=2026-11-20T03%3A12%3A00Z#do-now`,
    );
    assert.ok(render('text', alerts).length < 2 * MOST_OF_LINK);
    assert.match(render('text', alerts), /`namespace=x{60}…`/);
  });

  test('hostile labels holds nothing that Slack takes for its own, and each link whole', () => {
    const values = hostileValues
      .filter(({ value }) => link(value).length < MOST_OF_LINK)
      .map(({ value }) => value);
    assert.ok(values.length > 50);
    for (let index = 0; index < values.length; index += MOST_ALERTS) {
      const some = values.slice(index, index + MOST_ALERTS);
      const text = render(
        'text',
        some.map((value) => down(value)),
      );
      const links = [...text.matchAll(/<([^>]*)>/g)].map(([, inside = '']) => inside);
      assert.deepEqual(
        links,
        some.map((value) => `${inText(link(value))}|ShopApiDown`),
      );
      const rest = text.replace(/<[^>]*>/g, '');
      assert.doesNotMatch(rest, /[<>\p{Cf}]|&(?!(?:amp|lt|gt);)/u);
      assert.doesNotMatch(rest.replaceAll('\n', ''), /\p{Cc}/u);
      for (const line of rest.split('\n').filter((item) => item.startsWith('•')))
        assert.match(line, /^• (?: `[^`]*`…?)?$/);
    }
  });
});
