import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';
import { withoutLists } from '#tests/wording.ts';

const said = (from: string, to: string) =>
  withoutLists(saidOf({ 'content/dashboards/shop.yaml': replacing(from, to) }));

describe('A dashboard', () => {
  test('with a list where one word stands', () => {
    assert.deepEqual(said('uid: shop', 'uid: [shop]'), [
      'content/dashboards/shop.yaml:4 `dashboards.0.uid`: expected a string, found ["shop"]. Write a string.',
    ]);
  });

  test('with an address that a browser would open elsewhere', () => {
    assert.deepEqual(said('https://grafana.example/d/shop', 'grafana.example/d/shop'), [
      'content/dashboards/shop.yaml:5 `dashboards.0.url`: expected an https:// or mailto: address without blanks, found "grafana.example/d/shop". Write an https:// or mailto: address without blanks.',
    ]);
  });

  test('with an unknown key in a panel', () => {
    assert.deepEqual(said('{ id: 2,', '{ id: 2, show: x,'), [
      'content/dashboards/shop.yaml:8 Unknown key `dashboards.0.panels.1.show`. Did you mean `shows`? Write one of ….',
    ]);
  });

  test('without a panel', () => {
    assert.deepEqual(
      saidOf({
        'content/dashboards/shop.yaml': (text) => text.replace(/panels:\n(?: .*\n)+/, 'panels: []\n'),
      }),
      [
        'content/dashboards/shop.yaml:6 `dashboards.0.panels`: expected at least 1 entry, found []. Write at least 1 entry.',
      ],
    );
  });

  test('needs no more than what has no default', () => {
    const { dashboards } = catalogWith().services.find(({ id }) => id === 'shop') ?? {};
    const panel = dashboards?.[0]?.panels[1];
    assert.deepEqual([panel?.promql, panel?.runbook, panel?.anchor], [undefined, undefined, 'do-now']);
  });

  test('with thresholds that do not rise', () => {
    const refused = (thresholds: string) =>
      said('thresholds: [{ colour: red }, { from: 1, colour: green }]', `thresholds: ${thresholds}`);
    for (const thresholds of [
      '[{ from: 1, colour: red }]',
      '[{ colour: red }, { colour: green }]',
      '[{ colour: red }, { from: 2, colour: yellow }, { from: 2, colour: green }]',
      '[{ colour: red }, { from: 2, colour: yellow }, { from: 1, colour: green }]',
    ])
      assert.match(
        refused(thresholds)[0] ?? '',
        /^content\/dashboards\/shop\.yaml:\d+ `dashboards\.1\.panels\.1\.thresholds`: expected thresholds that rise/,
        thresholds,
      );
    assert.deepEqual(refused('[{ colour: green }]'), []);
    assert.match(refused('[{ colour: blue }]')[0] ?? '', /expected one of green, yellow, orange, red/);
  });

  test('with a choice that Grafana needs for itself, or a uid that it refuses', () => {
    assert.match(
      said('{ name: namespace, label', '{ name: datasource, label')[0] ?? '',
      /other than datasource/,
    );
    assert.match(said('uid: desk', `uid: ${'a'.repeat(41)}`)[0] ?? '', /at most 40 characters/);
  });
});
