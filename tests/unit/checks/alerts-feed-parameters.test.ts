import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alertsFeedParameters as check } from '#checks/alerts-feed-parameters.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { parameter, problemsUsing } from '#tests/small-catalog.ts';

const parameters = [parameter('pod'), parameter('namespace')];
const problems = (alert: object) =>
  problemsUsing({ readPromql: readPromqlTree }, check, { parameters, alerts: [alert] });

describe('An alert fills the runbook that it opens', () => {
  test('when the parameter is there', async () => {
    assert.deepEqual(await problems({ parameters: { pod: 'pod', namespace: 'exported_namespace' } }), []);
    assert.deepEqual(await problems({}), []);
  });

  test('and otherwise says which is', async () => {
    assert.deepEqual(await problems({ parameters: { pods: 'pod' } }), [
      ['`shop/checkout` has no parameter `pods`.', 'pods: pod'],
    ]);
  });

  test('from a label that its expression keeps', async () => {
    const expr = 'sum by (namespace) (rate(errors_total[5m])) > 1';
    assert.deepEqual(await problems({ expr, parameters: { namespace: 'namespace' } }), []);
    assert.deepEqual(await problems({ expr, parameters: { pod: 'pod' } }), [
      ['`CheckoutFails` has no label `pod`: its expression keeps namespace.', 'pod: pod'],
    ]);
  });

  test('from a label that the rule adds, or that every alert has', async () => {
    const expr = 'sum(rate(errors_total[5m])) > 1';
    const from = (label: string) => problems({ expr, labels: { team: 'shop' }, parameters: { pod: label } });
    assert.deepEqual([await from('team'), await from('alertname'), await from('severity')], [[], [], []]);
    assert.deepEqual(await from('pod'), [
      ['`CheckoutFails` has no label `pod`: its expression keeps none.', 'pod: pod'],
    ]);
  });

  test('from no label that its expression takes out', async () => {
    assert.deepEqual(await problems({ expr: 'sum without (pod) (up) == 0', parameters: { pod: 'pod' } }), [
      ['`CheckoutFails` has no label `pod`: its expression keeps any but pod.', 'pod: pod'],
    ]);
  });

  test('and is not judged where the expression cannot be read', async () => {
    assert.deepEqual(await problems({ expr: 'sum(', parameters: { pod: 'pod' } }), []);
  });

  test('a runbook that is not there is not judged here', async () => {
    assert.deepEqual(await problems({ runbook: 'shop/other', parameters: { x: 'y' } }), []);
  });
});
