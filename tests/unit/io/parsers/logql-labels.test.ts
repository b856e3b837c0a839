import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeLabels, resultLabels } from '#core/promql-labels.ts';
import { readLogql } from '#io/parsers/logql.ts';

describe('The labels that a LogQL result can have', () => {
  const known: Record<string, string> = {
    'rate({a="b"} |= "x" [5m]) > 1': 'any',
    'sum by (app, ns) (rate({a="b"} |= "x" | json [5m])) > 10': 'app, ns',
    'sum(count_over_time({a="b"}[5m])) without (pod, node) > 1': 'any but node, pod',
    'sum(rate({a="b"}[1m])) by (x) / on (x) group_left (y) sum without (z) (rate({a="b"} |= "" [1m]))':
      'x, y',
    'sum by (a) (rate({a="b"}[1m])) / ignoring (b) sum by (a, b) (rate({a="b"}[1m]))': 'a',
    'sum_over_time({a="b"} | unwrap x [5m]) by (foo)': 'foo',
    'topk(3, sum by (a) (rate({a="b"} |~ "x" [5m])))': 'a',
    'sum(rate({a="b"}[5m])) or vector(0)': 'none',
    'absent_over_time({a="b"} |= "x" [5m])': 'any',
    '{a="b"} |= "x"': 'any',
    'sum(': 'any',
  };
  for (const [expr, labels] of Object.entries(known))
    test(`${expr}: ${labels}`, () => assert.equal(describeLabels(resultLabels(readLogql(expr))), labels));
});
