import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { acceptedPaths, choosers } from '#core/accepted-paths.ts';
import { catalogWith, replacing } from '#tests/content.ts';

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
});

describe('Besides its own address, a runbook answers to', () => {
  test('its aliases, as written and in lower case', () => {
    assert.deepEqual(targets('/runbooks/old-shop/Api-Gone/'), ['/runbooks/shop/api-down/']);
    assert.deepEqual(targets('/runbooks/old-shop/api-gone/'), ['/runbooks/shop/api-down/']);
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

test('Every accepted address ends with a slash and leads to a page', () => {
  const pages = new Set([...catalog.runbooks, ...catalog.alerts].map(({ path }) => path));
  for (const [path, found] of acceptedPaths(catalog)) {
    assert.match(path, /^\/.*\/$/);
    for (const target of found) assert.equal(pages.has(target), true, `${path} ${target}`);
  }
});
