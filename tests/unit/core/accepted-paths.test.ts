import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { acceptedPaths, choosers, pageBehind } from '#core/accepted-paths.ts';
import { adding, catalogWith, replacing } from '#tests/content.ts';

const catalog = catalogWith();
const targets = (path: string, of = catalog) => [...(acceptedPaths(of).get(path) ?? [])].sort();
const DOWN = '/alerts/shop/ShopApiDown/';

describe('Besides its own address, an alert answers to', () => {
  test('its name alone', () => {
    assert.deepEqual(targets('/alerts/ShopApiDown/'), [DOWN]);
  });

  test('the lower-case form of both', () => {
    assert.deepEqual(targets('/alerts/shop/shopapidown/'), [DOWN]);
    assert.deepEqual(targets('/alerts/shopapidown/'), [DOWN]);
  });

  test('its former names in the same forms', () => {
    for (const path of [
      '/alerts/shop/ApiGone/',
      '/alerts/shop/apigone/',
      '/alerts/ApiGone/',
      '/alerts/apigone/',
    ])
      assert.deepEqual(targets(path), [DOWN], path);
  });

  test('the address that kube-prometheus writes, by service and by component of its runbook', () => {
    for (const path of [
      '/runbooks/shop/shopapidown/',
      '/runbooks/api/shopapidown/',
      '/runbooks/api/apigone/',
    ])
      assert.deepEqual(targets(path), [DOWN], path);
    assert.deepEqual(targets('/runbooks/database/shopapidown/'), []);
  });

  test('the file that OpenShift writes, by service and by component', () => {
    for (const path of [
      '/alerts/shop/ShopApiDown.md',
      '/alerts/api/ShopApiDown.md',
      '/alerts/api/ApiGone.md',
    ])
      assert.deepEqual(targets(path), [DOWN], path);
  });

  test('the former ids of a component', () => {
    const changed = catalogWith({
      'content/services/shop.yaml': replacing(
        'id: api, name: API,',
        'id: api, aliases: [backend], name: API,',
      ),
    });
    assert.deepEqual(targets('/runbooks/backend/shopapidown/', changed), [DOWN]);
    assert.deepEqual(targets('/alerts/backend/ShopApiDown.md', changed), [DOWN]);
  });
});

describe('Besides its own address, a runbook answers to', () => {
  test('its aliases, as written and in lower case', () => {
    assert.deepEqual(targets('/runbooks/old-shop/Api-Gone/'), ['/runbooks/shop/api-down/']);
    assert.deepEqual(targets('/runbooks/old-shop/api-gone/'), ['/runbooks/shop/api-down/']);
  });
});

describe('A page that is gone takes along what opened it', () => {
  const LOCK = 'content/anchors.lock.json';
  const ALERTS = 'content/alerts/shop.yaml';

  test('to the alert that has its name now', () => {
    const renamed = catalogWith({
      [ALERTS]: replacing('name: HighErrorRate', 'name: ManyErrors\n    aliases: [HighErrorRate]'),
      [LOCK]: replacing(
        '"/alerts/shop/higherrorrate/"',
        '"/alerts/shop/higherrorrate/","/runbooks/web/higherrorrate/"',
      ),
    });
    assert.deepEqual(targets('/runbooks/web/higherrorrate/', renamed), ['/alerts/shop/ManyErrors/']);
  });

  test('to the page where the site says it has moved', () => {
    const moved = catalogWith({
      'content/alerts/ledger.yaml': 'alerts: []\n',
      'content/site.yaml': adding(
        'moved: { /alerts/ledger/HighErrorRate/: /runbooks/ledger/bookings-fail/ }\n',
      ),
    });
    assert.deepEqual(targets('/runbooks/ledger/higherrorrate/', moved), ['/runbooks/ledger/bookings-fail/']);
    assert.deepEqual(targets('/alerts/HighErrorRate/', moved), [
      '/alerts/shop/HighErrorRate/',
      '/runbooks/ledger/bookings-fail/',
    ]);
  });

  test('but not while it is there: then the register changes nothing', () => {
    const changed = catalogWith({
      [LOCK]: replacing('"/runbooks/api/apigone/"', '"/runbooks/api/apigone/","/runbooks/web/apigone/"'),
    });
    assert.deepEqual(targets('/runbooks/web/apigone/', changed), []);
  });
});

describe('The list of all alerts answers', () => {
  test('at what other collections call it', () => {
    for (const path of ['/runbook.md', '/RUNBOOK.md', '/mimir-runbooks/'])
      assert.deepEqual(targets(path), ['/alerts/']);
  });
});

describe('A page’s own address', () => {
  test('is not among them', () => {
    for (const { path } of [...catalog.runbooks, ...catalog.alerts])
      assert.deepEqual(targets(path), [], path);
  });

  test('wins over the form of another page', () => {
    // kube-prometheus would write the runbook's own address for this alert.
    const changed = catalogWith({
      'content/alerts/shop.yaml': replacing('aliases: [ApiGone]', 'aliases: [api-down, Slow-Pages]'),
    });
    assert.deepEqual(targets('/runbooks/shop/api-down/', changed), []);
    assert.deepEqual(targets('/runbooks/shop/slow-pages/', changed), []);
    assert.deepEqual(targets('/alerts/Slow-Pages/', changed), [DOWN]);
  });
});

test('What an author wrote down wins over a form made from an alert’s name', () => {
  const changed = catalogWith({
    'content/runbooks/shop/slow-pages.mdx': (text) =>
      text
        .replace(/^aliases:.*\n(?: +- .*\n)*/m, '')
        .replace('reviewedOn:', 'aliases: [/runbooks/shop/ShopApiDown/]\nreviewedOn:'),
  });
  assert.deepEqual(targets('/runbooks/shop/shopapidown/', changed), ['/runbooks/shop/slow-pages/']);
  assert.deepEqual(targets('/runbooks/api/shopapidown/', changed), [DOWN]);
});

describe('A reader chooses', () => {
  const both = ['/alerts/ledger/HighErrorRate/', '/alerts/shop/HighErrorRate/'];

  test('where two services share a name', () => {
    assert.deepEqual(
      choosers(catalog).sort((a, b) => a.path.localeCompare(b.path)),
      [
        { path: '/alerts/higherrorrate/', targets: both },
        { path: '/alerts/HighErrorRate/', targets: both },
        { path: '/runbooks/api/higherrorrate/', targets: both },
      ],
    );
  });

  test('not where the service stands in the address', () => {
    assert.deepEqual(targets('/alerts/shop/higherrorrate/'), ['/alerts/shop/HighErrorRate/']);
    assert.deepEqual(targets('/runbooks/ledger/higherrorrate/'), ['/alerts/ledger/HighErrorRate/']);
  });

  test('where two names differ in case alone', () => {
    const changed = catalogWith({
      'content/alerts/shop.yaml': replacing('  - name: HighErrorRate', '  - name: SHOPAPIDown'),
    });
    const names = ['/alerts/shop/SHOPAPIDown/', DOWN];
    assert.deepEqual(targets('/alerts/shop/shopapidown/', changed), names);
    assert.deepEqual(targets('/alerts/shopapidown/', changed), names);
    assert.deepEqual(targets('/alerts/ShopApiDown/', changed), [DOWN]);
    assert.deepEqual(targets('/alerts/SHOPAPIDown/', changed), ['/alerts/shop/SHOPAPIDown/']);
  });
});

test('Every accepted address leads to a page, at a file’s name too where there are several', () => {
  const pages = new Set([...catalog.runbooks, ...catalog.alerts].map(({ path }) => path));
  const chosen = new Set(choosers(catalog).map(({ path }) => path));
  for (const [path, found] of acceptedPaths(catalog)) {
    assert.match(path, /^\/.*(?:\/|\.md)$/);
    for (const target of found)
      assert.equal(pages.has(target) || target === '/alerts/', true, `${path} ${target}`);
    const behind = pageBehind(path, found);
    assert.equal(found.size === 1 ? found.has(behind) : chosen.has(behind), true, `${path} ${behind}`);
  }
  assert.equal(
    pageBehind(
      '/alerts/api/HighErrorRate.md',
      new Set(['/alerts/shop/HighErrorRate/', '/alerts/ledger/HighErrorRate/']),
    ),
    '/alerts/HighErrorRate/',
  );
});
