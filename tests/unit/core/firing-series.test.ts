import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FiringSeries, firingSeries } from '#core/firing-series.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';

const seriesOf = (expr: string, labels: Record<string, string> = {}): FiringSeries | undefined => {
  const tree = readPromqlTree(expr);
  assert.ok(tree, `${expr} is no PromQL`);
  return firingSeries(tree, labels);
};
/** Metric, labels, start and step of each series. */
const short = (expr: string, labels?: Record<string, string>) =>
  seriesOf(expr, labels)?.series.map(({ metric, labels: own, start, step }) => [metric, own, start, step]);

describe('The series that make an expression true', () => {
  for (const [expr, start] of [
    ['up == 0', 0],
    ['up != 3', 4],
    ['up > 2', 3],
    ['up >= 2.5', 2.5],
    ['up < 95', 94],
    ['(up) <= (95)', 95],
    ['up < -1', -2],
  ] as const) {
    test(`have a value on the right side of ${expr}`, () =>
      assert.deepEqual(short(expr), [['up', {}, start, 0]]));
  }

  test('have the labels that the selector demands, and those asked for besides', () => {
    const expr = 'm{a="1", b=~"x|y", c!="z"} == 1';
    assert.deepEqual(short(expr, { pod: 'p' }), [['m', { pod: 'p', a: '1', b: 'x' }, 1, 0]]);
    assert.deepEqual(short(expr, { a: 'other' })?.[0]?.[1], { a: '1', b: 'x' });
  });

  test('grow where the expression asks for growth', () => {
    assert.deepEqual(short('sum by (pod) (rate(m_total[5m])) > 0.1', { pod: 'p' }), [
      ['m_total', { pod: 'p' }, 0, 72],
    ]);
    assert.deepEqual(short('increase(m_total[1h]) >= 3'), [['m_total', {}, 0, 8]]);
    assert.equal(seriesOf('increase(m_total[1h]) >= 3')?.minutes, 60);
  });

  test('are long past where it asks for an age', () => {
    assert.deepEqual(short('time() - max(m) > 900'), [['m', {}, -901, 0]]);
  });

  test('leave the result the labels that an aggregation keeps', () => {
    const labels = { pod: 'p', node: 'n' };
    assert.deepEqual(seriesOf('max by (pod) (m{a="1"}) > 1', labels)?.labels, { pod: 'p' });
    assert.deepEqual(seriesOf('sum(m) by (node, pod) > 1', labels)?.labels, { node: 'n', pod: 'p' });
    assert.deepEqual(seriesOf('sum(m) > 1', labels)?.labels, {});
    assert.deepEqual(seriesOf('m > 1', labels)?.labels, labels);
  });

  test('are those of both sides of `and`, of the first of `or`', () => {
    assert.deepEqual(short('a > 1 and on (x) b == 1', { x: 'v' }), [
      ['a', { x: 'v' }, 2, 0],
      ['b', { x: 'v' }, 1, 0],
    ]);
    assert.deepEqual(short('a > 1 or rate(b[5m]) / rate(c[5m]) > 2'), [['a', {}, 2, 0]]);
    assert.deepEqual(short('a > 1 or absent(a)'), [['a', {}, 2, 0]]);
  });

  for (const expr of [
    'up',
    '1 > 0',
    'up > bool 1',
    'up > down',
    'a / b > 1',
    'count(up) > 1',
    'topk(2, up) > 1',
    'sum without (pod) (up) > 1',
    'up offset 1d > 1',
    'max_over_time(up[5m]) > 1',
    'rate(up[1m]) > 1',
    'rate(up[5m]) < 1',
    'up{pod=~"web-.+"} > 1',
    'up{pod!~"web"} > 1',
    'up{pod!=""} > 1',
    'up{pod="a\\"b"} > 1',
    '{__name__="up"} > 1',
    'a > 1 unless b > 1',
    'a > 1 or absent(b)',
    'a > 1 or a < -1',
    'a > 1 or vector(1)',
    'a{x="1"} > 1 and b{x="2"} > 1',
    'a > 1 and a < 1',
    'a > 1 and ignoring (x) b > 1',
    'time() - m < 5',
    'time() - rate(m[5m]) > 5',
    'up > 1e3',
    'up > Inf',
  ]) {
    test(`are not guessed for ${expr}`, () => assert.equal(seriesOf(expr), undefined));
  }

  test('are not guessed where a label asked for must be another', () => {
    assert.equal(seriesOf('up{pod!="x"} > 1', { pod: 'y' }), undefined);
  });

  test('are none for what is no PromQL', () => assert.equal(readPromqlTree('sum(up'), undefined));
});
