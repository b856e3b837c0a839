import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alertsFeedParameters as check } from '#checks/alerts-feed-parameters.ts';
import { parameter, problemsOf } from '#tests/small-catalog.ts';

const parameters = [parameter('pod'), parameter('namespace')];
const problems = (alert: object) => problemsOf(check, { parameters, alerts: [alert] });

describe('An alert fills the runbook that it opens', () => {
  test('when the parameter is there', () => {
    assert.deepEqual(problems({ parameters: { pod: 'pod', namespace: 'exported_namespace' } }), []);
    assert.deepEqual(problems({}), []);
  });

  test('and otherwise says which is', () => {
    assert.deepEqual(problems({ parameters: { pods: 'pod' } }), [
      ['`shop/checkout` has no parameter `pods`.', 'pods: pod'],
    ]);
  });

  test('from a label that its expression keeps', () => {
    const expr = 'sum by (namespace) (rate(errors_total[5m])) > 1';
    assert.deepEqual(problems({ expr, parameters: { namespace: 'namespace' } }), []);
    assert.deepEqual(problems({ expr, parameters: { pod: 'pod' } }), [
      ['`CheckoutFails` has no label `pod`: its expression keeps namespace.', 'pod: pod'],
    ]);
  });

  test('from a label that the rule adds, or that every alert has', () => {
    const expr = 'sum(rate(errors_total[5m])) > 1';
    const from = (label: string) => problems({ expr, labels: { team: 'shop' }, parameters: { pod: label } });
    assert.deepEqual([from('team'), from('alertname'), from('severity')], [[], [], []]);
    assert.deepEqual(from('pod'), [
      ['`CheckoutFails` has no label `pod`: its expression keeps none.', 'pod: pod'],
    ]);
  });

  test('a runbook that is not there is not judged here', () => {
    assert.deepEqual(problems({ runbook: 'shop/other', parameters: { x: 'y' } }), []);
  });
});
