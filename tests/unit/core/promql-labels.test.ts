import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { canHave, describeLabels, resultLabels } from '#core/promql-labels.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';

const labelsOf = (expr: string) => describeLabels(resultLabels(readPromqlTree(expr)));

describe('The labels that a result can have', () => {
  // tests/tools/promql-labels.test.ts compares thousands of expressions with what Prometheus answers.
  const known: Record<string, string> = {
    'up == 0': 'any',
    'up{pod=""} == 0': 'any but pod',
    'sum by (a, b) (rate(x{c="d"}[5m])) > 1': 'a, b',
    'SUM(rate(x[5m])) BY (a) > 1': 'a',
    'sum by ("a.b", c) (x)': 'a.b, c',
    'sum without (a) (x)': 'any but a',
    'sum by (a, b) (sum without (a) (x))': 'b',
    'sum(x) == 0': 'none',
    '1 > bool 2': 'none',
    'vector(1)': 'none',
    'sum by (a) (x) / sum by (a, b) (y) > 0.05': 'a',
    'x / on (a) y': 'a',
    'x / ignoring (a) y': 'any but a',
    'sum by (a) (x) * on (a) group_left (b) y': 'a, b',
    'sum by (a) (x) * on (a) group_left (b) sum by (a, c) (y)': 'a',
    'y * on (a) group_right (b) sum by (a) (x)': 'a, b',
    'count(up == 0) or sum by (a) (x) # why (not)': 'a',
    'sum by (a) (x) and x unless y': 'a',
    'topk by (b) (5, sum by (a) (x))': 'a',
    'count_values("version", build_info)': 'version',
    'count_values by (a) ("version", build_info)': 'a, version',
    'absent(up{job="a", pod=~"b.*"})': 'job',
    'absent(sum(up{job="a"}))': 'none',
    'absent_over_time(up{job="a"}[5m] offset 1h)': 'job',
    'label_replace(sum(x), "to", "$1", "from", "(.*)")': 'to',
    'label_join(sum by (a) (x), "to", "-", "a")': 'a, to',
    'histogram_quantile(0.9, sum by (le, a) (rate(x[5m]))) > 1': 'a, le',
    'max_over_time(sum by (a) (x)[1h:5m]) > 1': 'a',
    'sum by (a) (x) > scalar(sum by (b) (y)) * time()': 'a',
    // `offset` belongs to `x` alone, so the product is made before the comparison.
    'sum by (a, k) (x) == x offset 5m * on () group_left (k) sum (y)': 'a',
    'info(sum by (a) (x))': 'any',
    'sum(x) + fill(0) sum by (a) (y)': 'any',
    'label_replace(sum(x), "t\\x6f", "$1", "from", "(.*)")': 'any',
    'sum(x': 'any',
    '': 'any',
  };
  for (const [expr, labels] of Object.entries(known))
    test(`${expr || 'nothing'}: ${labels}`, () => assert.equal(labelsOf(expr), labels));

  test('are any for what nests too deep or is too long', () => {
    assert.equal(labelsOf(`${'('.repeat(600)}sum(x)${')'.repeat(600)}`), 'any');
    assert.equal(labelsOf(`sum(x) + ${'1 + '.repeat(6000)}1`), 'any');
  });
});

test('A label is possible, or it is not', () => {
  const by = resultLabels(readPromqlTree('sum by (a) (x)'));
  const without = resultLabels(readPromqlTree('sum without (a) (x)'));
  assert.deepEqual([canHave(by, 'a'), canHave(by, 'b')], [true, false]);
  assert.deepEqual([canHave(without, 'a'), canHave(without, 'b')], [false, true]);
});
