import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { generateCatalogJson } from '#generators/catalog-json.ts';
import { catalogJsonSchema } from '#schemas/catalog-json.ts';
import { catalogWith, replacing } from '#tests/content.ts';

const build = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  builtAt: new Date('2026-11-20T12:34:56Z'),
};
const json = generateCatalogJson(catalogWith(), build);

/** Every key that other tools were promised. A key may be added here; none may go. */
const CONTRACT = {
  '': [
    ...['version', 'site', 'base', 'commit', 'builtAt', 'services', 'runbooks', 'alerts', 'guides'],
    ...['lists', 'accepted'],
  ],
  services: ['id', 'name', 'path', 'url'],
  runbooks: [
    ...[
      'id',
      'service',
      'slug',
      'code',
      'title',
      'summary',
      'path',
      'url',
      'kind',
      'severity',
      'symptoms',
      'owner',
    ],
    ...['reviewedOn', 'anchors', 'phases', 'steps', 'parameters', 'alerts'],
  ],
  'runbooks.phases': ['id', 'title', 'phase'],
  'runbooks.steps': ['id', 'phase', 'title', 'danger'],
  'runbooks.parameters': ['name', 'type', 'example'],
  alerts: [
    ...['name', 'service', 'path', 'url', 'severity', 'runbook', 'anchor', 'runbookUrl'],
    ...['also', 'aliases', 'expr', 'for', 'labels', 'parameters'],
  ],
  guides: ['slug', 'title', 'path', 'url', 'anchors'],
  lists: ['path', 'url'],
};

/** Every mapping at a place, lists opened. */
function mappingsAt(value: unknown, place: string): object[] {
  const inside = place === '' ? [value] : place.split('.').reduce<unknown[]>(below, [value]);
  return inside as object[];
}

function below(values: unknown[], key: string): unknown[] {
  return values.flatMap((value) => (value as Record<string, unknown>)[key] as unknown[]);
}

describe('catalog.json', () => {
  test('has every key of its contract in every entry', () => {
    for (const [place, keys] of Object.entries(CONTRACT)) {
      const mappings = mappingsAt(json, place);
      assert.notEqual(mappings.length, 0, place);
      for (const mapping of mappings)
        for (const key of keys) {
          assert.equal(Object.hasOwn(mapping, key), true, `${place}.${key}`);
          assert.notEqual((mapping as Record<string, unknown>)[key], undefined, `${place}.${key}`);
        }
    }
  });

  test('loses no key on its way through JSON', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
  });

  test('says of what site and build it is', () => {
    const { version, site, base, commit, builtAt } = json;
    assert.deepEqual(
      { version, site, base, commit, builtAt },
      {
        version: 1,
        site: 'https://team.example/x/',
        base: '/x',
        commit: '0123456789abcdef0123456789abcdef01234567',
        builtAt: '2026-11-20T12:34:56.000Z',
      },
    );
    assert.equal(generateCatalogJson(catalogWith(), { ...build, commit: undefined }).commit, null);
  });

  test('has paths without base and urls with it', () => {
    const pages = [...json.services, ...json.runbooks, ...json.alerts, ...json.guides];
    for (const { path, url } of pages) {
      assert.match(path, /^\/(?!x\/).*\/$/);
      assert.equal(url, `/x${path}`);
    }
    const atRoot = generateCatalogJson(
      catalogWith({ 'content/site.yaml': replacing('base: /x', 'base: /') }),
      build,
    );
    for (const { path, url } of atRoot.runbooks) assert.equal(url, path);
  });

  test('says of a runbook what a tool needs', () => {
    assert.deepEqual(
      json.runbooks.find(({ id }) => id === 'shop/api-down'),
      {
        id: 'shop/api-down',
        service: 'shop',
        slug: 'api-down',
        code: 'RB-2',
        title: 'API down',
        summary: 'No request is answered.',
        path: '/runbooks/shop/api-down/',
        url: '/x/runbooks/shop/api-down/',
        kind: 'alert',
        severity: 'SEV1',
        symptoms: ['every page shows a 502', 'upstream connect error'],
        keywords: ['gateway', 'OOMKilled'],
        owner: 'shop-team',
        reviewedOn: '2026-11-01',
        anchors: json.runbooks.find(({ id }) => id === 'shop/api-down')?.anchors,
        phases: [
          { id: 'symptoms', title: 'What you see', phase: 'symptoms' },
          { id: 'do-now', title: 'Quick actions', phase: 'do-now' },
          { id: 'diagnosis', title: 'Find the cause', phase: 'diagnosis' },
          { id: 'escalation', title: 'Get help', phase: 'escalation' },
        ],
        steps: [
          { id: 'list-pods', phase: 'do-now', title: 'List the pods of the API', danger: false },
          { id: 'read-errors', phase: 'diagnosis', title: 'Read the last errors', danger: false },
          { id: 'drop-cache', phase: 'diagnosis', title: 'Drop the cache', danger: true },
        ],
        parameters: [{ name: 'namespace', type: 'kubernetes-label', example: 'prod' }],
        alerts: ['ShopApiDown', 'HighErrorRate'],
      },
    );
  });

  test('says of an alert where it leads', () => {
    assert.deepEqual(
      json.alerts.find(({ name }) => name === 'ShopApiDown'),
      {
        name: 'ShopApiDown',
        service: 'shop',
        path: '/alerts/shop/ShopApiDown/',
        url: '/x/alerts/shop/ShopApiDown/',
        aliases: ['ApiGone'],
        severity: 'SEV1',
        runbook: 'shop/api-down',
        anchor: 'do-now',
        place: '/runbooks/shop/api-down/#do-now',
        also: [{ runbook: 'shop/slow-pages', anchor: 'diagnosis' }],
        expr: 'sum by (namespace) (up{job="shop"}) == 0',
        for: '2m',
        labels: { team: 'shop' },
        parameters: { namespace: 'namespace' },
        runbookUrl:
          'https://team.example/x/runbooks/shop/api-down/?alertname=ShopApiDown&namespace={{$labels.namespace|urlquery}}#do-now',
      },
    );
  });

  test('names the owner of a runbook, its own or its service’s', () => {
    assert.deepEqual(
      json.runbooks.map(({ id, owner }) => [id, owner]),
      [
        ['ledger/bookings-fail', 'ledger-team'],
        ['shop/api-down', 'shop-team'],
        ['shop/slow-pages', 'shop-lead'],
      ],
    );
  });

  test('writes null for a code that is not there', () => {
    assert.equal(json.runbooks.find(({ id }) => id === 'ledger/bookings-fail')?.code, null);
  });

  test('says which ids a link may end in, former ones too', () => {
    const anchors = json.runbooks.find(({ id }) => id === 'shop/api-down')?.anchors;
    assert.deepEqual(
      ['do-now', 'list-pods', 'drop-cache'].filter((anchor) => !anchors?.includes(anchor)),
      [],
    );
    assert.ok(json.guides.every(({ anchors }) => anchors.length > 0));
  });

  test('says which other paths open a page, and which leave a choice', () => {
    assert.deepEqual(json.accepted['/alerts/ShopApiDown/'], ['/alerts/shop/ShopApiDown/']);
    assert.deepEqual(json.accepted['/alerts/HighErrorRate/'], [
      '/alerts/ledger/HighErrorRate/',
      '/alerts/shop/HighErrorRate/',
    ]);
    assert.ok(json.lists.some(({ path, url }) => path === '/alerts/' && url === '/x/alerts/'));
  });

  test('is what the tools for rules read', () => {
    assert.equal(catalogJsonSchema.safeParse(JSON.parse(JSON.stringify(json))).error, undefined);
  });
});
