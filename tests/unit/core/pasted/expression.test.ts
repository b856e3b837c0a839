import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isExpression, metricsIn, textsIn } from '#core/pasted/expression.ts';

describe('An expression', () => {
  for (const text of [
    'up{job="shop"} == 0',
    'rate(http_requests_total[5m])',
    'sum by (pod) (kube_pod_info)',
    'sum(rate(errors[5m])) / sum(rate(requests[5m])) > 0.05',
    'queue_depth > 100',
    'histogram_quantile(0.95, x)',
    '{app="shop"} |= "OOMKilled"',
  ])
    test(`is seen in: ${text}`, () => {
      assert.ok(isExpression(text));
    });

  for (const text of [
    '',
    'redis is down',
    'queue_depth',
    'sum of all fears',
    'wait (5 min) > then',
    'connect() failed (111: refused)',
  ])
    test(`is not seen in: ${text || 'nothing'}`, () => {
      assert.ok(!isExpression(text));
    });

  test('gives its metrics, not its functions, labels, numbers and texts', () => {
    assert.deepEqual(
      metricsIn(
        'sum by (pod, le) (rate(http_errors_total{job="a_b", code=~"5.."}[5m])) / on(pod) group_left(zone) http_total > 0.05 # c_d',
      ),
      ['http_errors_total', 'http_total'],
    );
    assert.deepEqual(metricsIn('absent(up) or vector(1)'), ['up']);
    assert.deepEqual(metricsIn('job:errors:rate5m and on() probe_up unless probe_up'), [
      'job:errors:rate5m',
      'probe_up',
    ]);
  });

  test('gives its texts', () => {
    assert.deepEqual(textsIn('{app="shop"} |= "a \\"b\\" c"'), ['shop', 'a \\"b\\" c']);
  });

  test('is bounded', () => {
    const started = performance.now();
    for (const piece of ['{', 'sum(', '"', '(', 'a_', '{a=']) {
      const text = piece.repeat(20_000 / piece.length);
      isExpression(text);
      metricsIn(text);
      textsIn(text);
    }
    assert.ok(!isExpression('rate(x[5m])'.repeat(100_000)));
    assert.ok(performance.now() - started < 3000);
  });
});
