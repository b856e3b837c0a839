import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePromql } from '#io/parsers/promql.ts';

describe('PromQL is read', () => {
  for (const code of [
    'up',
    'up{job="api"} == 0 # down',
    'sum by (le) (rate(http_seconds_bucket{code=~"5.."}[5m])) > 0.5',
    'histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m])))',
    'max_over_time(sum(a)[1h:5m] offset 1d)\n  > bool on (pod) group_left b',
    'absent(up{job="a"}) or vector(0)',
  ])
    test(JSON.stringify(code), () => assert.deepEqual(parsePromql(code), []));
});

describe('Broken PromQL is found at its line', () => {
  const cases: Record<string, [line: number, message: string]> = {
    '': [1, 'nothing to read'],
    'sum(up': [1, 'the end comes too early'],
    'up\n  >\n': [2, 'the end comes too early'],
    'sum(\n  rat(a[5m])\n)': [2, '`rat` is no function'],
    'up\ndown': [2, '`down` is not expected here'],
    'sum(up))': [1, '`)` is not expected here'],
    'up{job=api}': [1, '`api` is not expected here'],
  };
  for (const [code, [line, message]] of Object.entries(cases))
    test(JSON.stringify(code), () => assert.deepEqual(parsePromql(code), [{ line, message }]));
});
