import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findResultLabels } from '#core/promql-labels.ts';

describe('The labels of a result are known when the expression names them', () => {
  const known: Record<string, string[]> = {
    'sum by (a, b) (rate(x{c="d"}[5m])) > 1': ['a', 'b'],
    'sum(rate(x[5m])) by (a) > 1': ['a'],
    'sum by (a) (x) / sum by (a) (y) > 0.05': ['a'],
    '(sum by (a) (x) / sum by (b) (y)) * 100 >= 5e3': ['a', 'b'],
    'sum(x) == 0': [],
    'count(up == 0) or sum by (a) (x) # why (not)': ['a'],
    'max by (a) (x{b=")"}) > bool 1': ['a'],
  };
  for (const [expr, labels] of Object.entries(known))
    test(expr, () => assert.deepEqual(findResultLabels(expr), labels));

  for (const expr of [
    'up == 0',
    'rate(x[5m]) > 1',
    'sum without (a) (x)',
    'sum (x) without (a)',
    'topk(5, sum by (a) (x))',
    'histogram_quantile(0.99, sum by (le, a) (rate(x[5m]))) > 1',
    'sum by (a) (x) * on (a) group_left (b) y',
    'sum by (a) (x) / y',
    '(up)',
    'absent(up{a="b"})',
    'label_replace(x, "a", "b", "c", "d")',
    'sum(x',
    ')',
  ]) {
    test(`${expr} is not known`, () => assert.equal(findResultLabels(expr), undefined));
  }
});
