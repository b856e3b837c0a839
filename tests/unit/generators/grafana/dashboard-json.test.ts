import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getService } from '#core/catalog.ts';
import { dashboardText, generateDashboard } from '#generators/grafana/dashboard-json.ts';
import { catalogWith, replacing } from '#tests/content.ts';
import type { GrafanaDashboard } from '#tests/grafana.ts';

const FILE = 'content/dashboards/shop.yaml';

function deskWith(changes = {}, id = 'desk'): GrafanaDashboard {
  const catalog = catalogWith(changes);
  const service = getService(catalog, 'shop');
  const dashboard = service.dashboards.find((known) => known.id === id);
  assert.ok(dashboard);
  return JSON.parse(dashboardText(generateDashboard(catalog, service, dashboard)));
}

const panelOf = ({ panels }: GrafanaDashboard, id: number) => {
  const panel = panels.find((known) => known.id === id);
  assert.ok(panel, `panel ${id}`);
  return panel;
};

const RUNBOOK = 'https://team.example/x/runbooks/shop/api-down/';

describe('A dashboard for Grafana', () => {
  const desk = deskWith();

  test('is new to whoever imports it, and known by its uid', () => {
    assert.deepEqual([desk.id, desk.uid, desk.title], [null, 'desk', 'Shop desk']);
    assert.deepEqual(desk.tags, ['runbooks', 'shop']);
  });

  test('has its rows, and in each its panels', () => {
    assert.deepEqual(
      desk.panels.map(({ id, type, title }) => [id, type, title]),
      [
        [10, 'row', 'Status'],
        [11, 'stat', 'API up'],
        [20, 'row', 'Actions'],
        [21, 'text', 'Ask the API'],
        [22, 'text', 'Every runbook'],
        [23, 'text', 'Slowness'],
      ],
    );
  });

  test('asks for its data source and offers its choices, All first', () => {
    const [source, namespace] = desk.templating.list;
    assert.deepEqual([source?.name, source?.type, source?.query], ['datasource', 'datasource', 'prometheus']);
    assert.deepEqual(namespace?.query, {
      qryType: 1,
      query: 'label_values(up, namespace)',
      refId: 'PrometheusVariableQueryEditor-VariableQuery',
    });
  });

  test('draws a figure with its colours from its values on', () => {
    const { fieldConfig, options, targets } = panelOf(desk, 11);
    assert.deepEqual(fieldConfig.defaults.thresholds, {
      mode: 'absolute',
      steps: [
        { color: 'red', value: null },
        { color: 'green', value: 1 },
      ],
    });
    assert.equal(options.colorMode, 'background');
    assert.equal(targets?.[0]?.expr, 'min by (ns) (up{job="shop", namespace=~"$namespace"})');
    assert.deepEqual(targets?.[0]?.datasource, { type: 'prometheus', uid: `\${datasource}` });
  });

  test('gives no colour to a figure without thresholds', () => {
    const plain = deskWith({
      [FILE]: replacing('        thresholds: [{ colour: red }, { from: 1, colour: green }]\n', ''),
    });
    assert.equal(panelOf(plain, 11).options.colorMode, 'value');
  });

  test('links a value to the runbook with its label, a panel with the choice', () => {
    const panel = panelOf(desk, 11);
    assert.deepEqual(panel.fieldConfig.defaults.links, [
      {
        title: 'Runbook: API down',
        url: `${RUNBOOK}?namespace=\${__field.labels.ns:percentencode}#do-now`,
        targetBlank: true,
      },
    ]);
    assert.deepEqual(
      panel.links?.map(({ title, url }) => [title, url]),
      [
        ['Runbook: API down', `${RUNBOOK}?\${namespace:queryparam}#do-now`],
        ['Runbook: Slow pages, Find the cause', 'https://team.example/x/runbooks/shop/slow-pages/#diagnosis'],
      ],
    );
  });

  test('takes labels from the columns of a table', () => {
    const table = deskWith({ [FILE]: replacing('kind: stat', 'kind: table') });
    const { fieldConfig, targets } = panelOf(table, 11);
    assert.match(
      fieldConfig.defaults.links?.[0]?.url ?? '',
      /\?namespace=\$\{__data\.fields\.ns:percentencode\}#/,
    );
    assert.deepEqual([targets?.[0]?.format, targets?.[0]?.instant], ['table', true]);
  });

  test('names a label that is no word in brackets', () => {
    const dotted = deskWith({ [FILE]: replacing('{ namespace: ns }', '{ namespace: k8s.ns }') });
    assert.match(
      panelOf(dotted, 11).fieldConfig.defaults.links?.[0]?.url ?? '',
      /\$\{__field\.labels\["k8s\.ns"\]:percentencode\}/,
    );
  });

  test('says in each description what is normal, what colours mean, what to open', () => {
    assert.equal(
      panelOf(desk, 11).description,
      [
        'Normal is 1.',
        'Colours: red below 1, green from 1.',
        `[Runbook: API down](${RUNBOOK}?\${namespace:queryparam}#do-now) · [Runbook: Slow pages, Find the cause](https://team.example/x/runbooks/shop/slow-pages/#diagnosis)`,
      ].join('\n\n'),
    );
  });

  test('says which alerts watch a panel', () => {
    assert.match(
      panelOf(deskWith({}, 'shop'), 1).description ?? '',
      /\nAlerts: \[ShopApiDown\]\(https:\/\/team\.example\/x\/alerts\/shop\/ShopApiDown\/\)$/,
    );
  });

  test('shows a quick action with its command, caution first, and where to go on', () => {
    assert.equal(
      panelOf(desk, 21).options.content,
      [
        'The `health` page answers.',
        '**Ask the API**',
        '> **Caution:** Not in a loop.',
        '```bash\ncurl --fail https://shop.example/health\n```',
        'Expect: `ok`',
        `[Runbook: API down, Find the cause](${RUNBOOK}?\${namespace:queryparam}#diagnosis) · [Shop logs](https://logs.example/shop)`,
      ].join('\n\n'),
    );
  });

  test('lists every runbook of the service with its summary, or those named with when to use them', () => {
    assert.match(
      panelOf(desk, 22).options.content ?? '',
      /\| \[API down\]\(https:\/\/team\.example\/x\/runbooks\/shop\/api-down\/\?\$\{namespace:queryparam\}\) \| No request is answered\. \|/,
    );
    assert.equal((panelOf(desk, 22).options.content?.match(/^\| \[/gm) ?? []).length, 2);
    assert.match(
      panelOf(desk, 23).options.content ?? '',
      /\n\| \[Slow pages\]\(https:\/\/team\.example\/x\/runbooks\/shop\/slow-pages\/#diagnosis\) \| Pages are slow\. \|$/,
    );
  });

  test('leads to its service without time and choices, to its sisters with them', () => {
    assert.deepEqual(
      desk.links.map(({ type, url, keepTime, includeVars }) => [type, url, keepTime, includeVars]),
      [
        ['link', 'https://team.example/x/services/shop/', false, false],
        ['dashboards', '', true, true],
      ],
    );
  });

  test('shows its own time where a panel has one', () => {
    const hour = deskWith({
      [FILE]: replacing('kind: stat', 'kind: stat, range: 1h'.replace(', ', '\n        ')),
    });
    assert.equal(panelOf(hour, 11).timeFrom, '1h');
  });
});

describe('The text of a dashboard', () => {
  test('holds no character that a block of YAML cannot hold', () => {
    const text = dashboardText({ a: 'x\u0085\u2028\ufeff\u{1f600}é\u007f\u0007' });
    assert.doesNotMatch(text, /[\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/);
    assert.match(text, /é/);
    assert.deepEqual(JSON.parse(text), { a: 'x\u0085\u2028\ufeff\u{1f600}é\u007f\u0007' });
  });
});
