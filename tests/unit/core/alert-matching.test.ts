import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findServiceOf, matchAlerts } from '#core/alert-matching.ts';
import { adding, catalogWith, replacing } from '#tests/content.ts';

const catalog = catalogWith();
const matched = (labels: Record<string, string>, content = catalog) =>
  matchAlerts(content, labels).map(({ path }) => path);

describe('A fired alert', () => {
  test('is the entry with its name', () => {
    assert.deepEqual(matched({ alertname: 'ShopApiDown' }), ['/alerts/shop/ShopApiDown/']);
  });

  test('is found by a former name', () => {
    assert.deepEqual(matched({ alertname: 'ApiGone' }), ['/alerts/shop/ShopApiDown/']);
  });

  test('is nothing that is known when no map has it, in this spelling', () => {
    for (const alertname of ['Other', 'shopapidown', '', '__proto__', 'constructor'])
      assert.deepEqual(matched({ alertname }), [], alertname);
    assert.deepEqual(matched({}), []);
  });

  test('is not the alert of a service other than the one that it names', () => {
    assert.deepEqual(matched({ alertname: 'ShopApiDown', service: 'ledger' }), []);
    assert.deepEqual(matched({ alertname: 'ShopApiDown', service: 'a-kubernetes-service' }), [
      '/alerts/shop/ShopApiDown/',
    ]);
  });
});

describe('A name that two services have', () => {
  const both = ['/alerts/ledger/HighErrorRate/', '/alerts/shop/HighErrorRate/'];
  const alertname = 'HighErrorRate';

  test('is left to the reader when the labels say nothing', () => {
    assert.deepEqual(matched({ alertname }), both);
    assert.deepEqual(matched({ alertname, job: 'another', namespace: '' }), both);
  });

  test('is told apart by service, job or namespace', () => {
    for (const label of ['service', 'job', 'namespace']) {
      assert.deepEqual(matched({ alertname, [label]: 'shop' }), ['/alerts/shop/HighErrorRate/'], label);
      assert.deepEqual(matched({ alertname, [label]: 'ledger' }), ['/alerts/ledger/HighErrorRate/'], label);
    }
  });

  test('is told apart by what the expression selects', () => {
    const content = catalogWith({
      'content/alerts/shop.yaml': replacing(
        'sum(rate(errors[5m]))',
        'sum by (job) (rate(errors{job = "web-1"}[5m]))',
      ),
    });
    assert.deepEqual(matched({ alertname, job: 'web-1' }, content), ['/alerts/shop/HighErrorRate/']);
    assert.deepEqual(matched({ alertname, job: 'web' }, content), both);
  });

  test('is told apart by the labels that the rule adds', () => {
    const content = catalogWith({ 'content/alerts/shop.yaml': adding('    labels: { team: web }\n') });
    assert.deepEqual(matched({ alertname, team: 'web' }, content), both);
    assert.deepEqual(matched({ alertname, team: 'books' }, content), ['/alerts/ledger/HighErrorRate/']);
  });
});

test('The service of an alert without an entry is the one that its labels name', () => {
  assert.equal(findServiceOf(catalog, { service: 'shop', job: 'ledger' })?.id, 'shop');
  assert.equal(findServiceOf(catalog, { service: 'x', namespace: 'ledger' })?.id, 'ledger');
  assert.equal(findServiceOf(catalog, { team: 'shop' }), undefined);
});
