import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dashboardUrlOf } from '#core/dashboard-url.ts';

const alert = { name: 'Down', severity: 'SEV1', labels: {} };
const url = (address: string, parameters: Record<string, string>, panel = { dashboard: 'main', panel: 3 }) =>
  dashboardUrlOf({ dashboards: [{ id: 'main', url: address }] }, { ...alert, panel, parameters });

describe("The link of an alert to its panel's dashboard", () => {
  test('opens the panel', () => {
    assert.equal(url('https://g.example/d/main', {}), 'https://g.example/d/main?viewPanel=3');
  });

  test('carries the labels that the address takes, escaped', () => {
    assert.equal(
      url('https://g.example/d/main?var-ns={{namespace}}&var-pod={{pod}}', {
        pod: 'k8s.pod',
        other: 'other',
      }),
      'https://g.example/d/main?var-pod={{index $labels "k8s.pod"|urlquery}}&viewPanel=3',
    );
  });

  test('tells many labels apart', () => {
    const names = [...'abcdefghijklm'];
    const address = `https://g.example/d/main?${names.map((name) => `${name}={{${name}}}`).join('&')}`;
    const expected = names.map((name) => `${name}={{$labels.${name}|urlquery}}`).join('&');
    const parameters = Object.fromEntries(names.map((name) => [name, name]));
    assert.equal(url(address, parameters), `https://g.example/d/main?${expected}&viewPanel=3`);
  });

  test('is none without a panel, and none for a dashboard that is not there', () => {
    assert.equal(
      dashboardUrlOf({ dashboards: [] }, { ...alert, panel: undefined, parameters: {} }),
      undefined,
    );
    assert.equal(url('https://g.example/d/main', {}, { dashboard: 'gone', panel: 1 }), undefined);
  });
});
