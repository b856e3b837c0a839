import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';
import { withoutLists } from '#tests/wording.ts';

const FILE = 'content/alerts/shop.yaml';
const said = (from: string, to: string) => withoutLists(saidOf({ [FILE]: replacing(from, to) }));

describe('An alert map', () => {
  test('with a misspelled key says which was meant', () => {
    assert.deepEqual(said('for: 2m', 'fro: 2m'), [
      'content/alerts/shop.yaml:7 Unknown key `alerts.0.fro`. Did you mean `for`? Write one of ….',
    ]);
  });

  test('with an unknown key inside a panel is told the keys of a panel', () => {
    assert.deepEqual(said('{ dashboard: shop, panel: 1 }', '{ dashboard: shop, panel: 1, size: 3 }'), [
      'content/alerts/shop.yaml:13 Unknown key `alerts.0.panel.size`. Remove it. Write one of dashboard, panel.',
    ]);
  });

  test('with an unknown key inside a further place is told the keys of a place', () => {
    assert.deepEqual(said('anchor: diagnosis }', 'ancor: diagnosis }'), [
      'content/alerts/shop.yaml:12 Unknown key `alerts.0.also.0.ancor`. Did you mean `anchor`? Write one of runbook, anchor.',
    ]);
  });

  test('without an impact points at the entry', () => {
    assert.deepEqual(said('    impact: Nobody can buy.\n', ''), [
      'content/alerts/shop.yaml:2 `alerts.0.impact`: expected a string, found nothing. Add `impact`.',
    ]);
  });

  test('whose one key is misspelled gives one finding', () => {
    assert.deepEqual(said('alerts:\n', 'alert:\n'), [
      'content/alerts/shop.yaml:1 Unknown key `alert`. Did you mean `alerts`? Write one of alerts.',
    ]);
  });

  test('with a name that Prometheus would refuse', () => {
    assert.deepEqual(said('name: ShopApiDown', 'name: Shop Api Down'), [
      'content/alerts/shop.yaml:2 `alerts.0.name`: expected an alert name: letters, digits and underscores, found "Shop Api Down". Write an alert name: letters, digits and underscores.',
    ]);
  });

  test('with a duration in words', () => {
    assert.deepEqual(said('for: 2m', 'for: two minutes'), [
      'content/alerts/shop.yaml:7 `alerts.0.for`: expected a duration such as 5m, found "two minutes". Write a duration such as 5m.',
    ]);
  });

  test('with labels of the wrong type', () => {
    assert.deepEqual(said('labels: { team: shop }', 'labels: [team]'), [
      'content/alerts/shop.yaml:8 `alerts.0.labels`: expected a mapping of keys, found ["team"]. Write a mapping of keys.',
    ]);
    assert.deepEqual(said('labels: { team: shop }', 'labels: { team: [shop] }'), [
      'content/alerts/shop.yaml:8 `alerts.0.labels.team`: expected a string, found ["shop"]. Write a string.',
    ]);
  });

  test('with a panel number that is none', () => {
    assert.deepEqual(said('panel: 1 }', 'panel: 0 }'), [
      'content/alerts/shop.yaml:13 `alerts.0.panel.panel`: expected 1 or more, found 0. Write 1 or more.',
    ]);
    assert.deepEqual(said('panel: 1 }', 'panel: 1.5 }'), [
      'content/alerts/shop.yaml:13 `alerts.0.panel.panel`: expected a whole number, found 1.5. Write a whole number.',
    ]);
  });

  test('with a runbook or anchor that cannot be one', () => {
    assert.deepEqual(said('runbook: shop/api-down\n    also', 'runbook: api-down\n    also'), [
      'content/alerts/shop.yaml:10 `alerts.0.runbook`: expected a runbook id: <service>/<slug>, found "api-down". Write a runbook id: <service>/<slug>.',
    ]);
    assert.deepEqual(said('anchor: read-errors', 'anchor: Read errors'), [
      'content/alerts/shop.yaml:21 `alerts.1.anchor`: expected an id: lower-case words joined by single hyphens, found "Read errors". Write an id: lower-case words joined by single hyphens.',
    ]);
  });

  test('says every mistake of an entry at once', () => {
    const lines = saidOf({
      [FILE]: (text) =>
        replacing('severity: SEV1', 'severity: 1')(replacing('    for: 2m', '    for: 2 m')(text)),
    });
    assert.deepEqual(lines, [
      'content/alerts/shop.yaml:5 `alerts.0.severity`: expected a string, found 1. Write a string.',
      'content/alerts/shop.yaml:7 `alerts.0.for`: expected a duration such as 5m, found "2 m". Write a duration such as 5m.',
    ]);
  });

  test('needs no more than what has no default', () => {
    const [alert] = catalogWith().alerts;
    assert.deepEqual(
      [
        alert?.anchor,
        alert?.labels,
        alert?.parameters,
        alert?.also,
        alert?.aliases,
        alert?.for,
        alert?.panel,
      ],
      ['do-now', {}, {}, [], [], undefined, undefined],
    );
  });

  test('may write numbers and truths as labels', () => {
    const changes = { [FILE]: replacing('{ team: shop }', '{ tier: 1, page: true }') };
    const alert = catalogWith(changes).alerts.find(({ name }) => name === 'ShopApiDown');
    assert.deepEqual(alert?.labels, { tier: '1', page: 'true' });
  });
});
