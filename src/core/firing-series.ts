import { minutesOf } from './duration.ts';
import { childOf, nodesOf, type SyntaxNode } from './syntax-tree.ts';

/** A series of a test: its value at minute 0, and what each further minute adds. */
export interface TestSeries {
  metric: string;
  labels: Record<string, string>;
  start: number;
  step: number;
}

/** Series for which an expression gives just one result, with these labels. */
export interface FiringSeries {
  series: TestSeries[];
  /** Labels of the result. */
  labels: Record<string, string>;
  /** Minutes of samples that it looks back on. */
  minutes: number;
}

type Labels = Record<string, string>;
/** A vector of one series whose value can be chosen. */
interface Vector {
  metric: string;
  labels: Labels;
  /** Labels of the result. */
  result: Labels;
  kind: 'value' | 'rate' | 'increase' | 'age';
  minutes: number;
}

const AGGREGATIONS = ['sum', 'min', 'max', 'avg'];

/**
 * Series that make an expression true, when its form is one that is known through and through: comparisons of one
 * metric with a number, with or without aggregation, rate, increase and age, joined by `and` and `or`.
 * @param labels what the series shall have where the expression leaves it open.
 * @returns undefined for any other expression, rather than a guess.
 */
export function firingSeries(expression: SyntaxNode, labels: Labels): FiringSeries | undefined {
  const node = inside(expression);
  const operator = node.name === 'BinaryExpr' ? node.children[1]?.name : undefined;
  const [left, right] = [node.children[0], node.children.at(-1)];
  if (left === undefined || right === undefined) return undefined;
  if (operator === 'And') return both(node, labels);
  if (operator === 'Or') {
    const one = firingSeries(left, labels);
    return one !== undefined && isSilent(right, left) ? one : undefined;
  }
  return comparison(node, labels);
}

function both(node: SyntaxNode, labels: Labels): FiringSeries | undefined {
  const [left, right] = [node.children[0], node.children.at(-1)];
  const one = left && firingSeries(left, labels);
  const other = right && firingSeries(right, labels);
  if (one === undefined || other === undefined || !meet(node, one.labels, other.labels)) return undefined;
  const series = [...one.series];
  for (const added of other.series) {
    const same = series.find((known) => seriesKey(known) === seriesKey(added));
    if (same === undefined) series.push(added);
    else if (same.start !== added.start || same.step !== added.step) return undefined;
  }
  return { series, labels: one.labels, minutes: Math.max(one.minutes, other.minutes) };
}

/** Whether two results match: in what `on` names, without it in all. */
function meet(node: SyntaxNode, one: Labels, other: Labels): boolean {
  const clause = childOf(node, 'MatchingModifierClause');
  if (clause !== undefined && childOf(clause, 'On') === undefined) return false;
  const names =
    clause === undefined
      ? [...Object.keys(one), ...Object.keys(other)]
      : nodesOf(clause, 'LabelName').map(({ text }) => text);
  return names.every((name) => one[name] === other[name]);
}

function comparison(node: SyntaxNode, labels: Labels): FiringSeries | undefined {
  const [left, operator, right] = node.children;
  if (node.name !== 'BinaryExpr' || node.children.length !== 3 || !left || !operator || !right)
    return undefined;
  const limit = numberOf(right);
  const vector = vectorOf(left, labels);
  if (limit === undefined || vector === undefined) return undefined;
  const { metric, kind, minutes } = vector;
  const growth = growthOf(kind, operator.name, limit);
  const value = kind === 'age' ? ageOf(operator.name, limit) : chosenValue(operator.name, limit);
  const start = growth === undefined ? value : 0;
  if (start === undefined || (kind !== 'value' && kind !== 'age' && growth === undefined)) return undefined;
  return {
    series: [{ metric, labels: vector.labels, start, step: growth ?? 0 }],
    labels: vector.result,
    minutes,
  };
}

/** A value for which the comparison holds. */
function chosenValue(operator: string, limit: number): number | undefined {
  const values: Record<string, number> = {
    Gtr: limit + 1,
    Gte: limit,
    Lss: limit - 1,
    Lte: limit,
    Eql: limit,
    Neq: limit + 1,
  };
  return Object.hasOwn(values, operator) ? values[operator] : undefined;
}

/** The time of something that is long enough ago at any minute of a test. */
function ageOf(operator: string, limit: number): number | undefined {
  return operator === 'Gtr' || operator === 'Gte' ? -limit - 1 : undefined;
}

/** What a counter must gain each minute. */
function growthOf(kind: Vector['kind'], operator: string, limit: number): number | undefined {
  if (limit < 0 || (operator !== 'Gtr' && operator !== 'Gte')) return undefined;
  if (kind === 'rate') return Math.ceil(120 * limit + 60);
  return kind === 'increase' ? Math.ceil(2 * limit + 2) : undefined;
}

function vectorOf(outer: SyntaxNode, labels: Labels): Vector | undefined {
  const node = inside(outer);
  if (node.name === 'VectorSelector') return selectorOf(node, labels);
  if (node.name === 'AggregateExpr') return aggregationOf(node, labels);
  if (node.name === 'FunctionCall') return growingOf(node, labels);
  const [left, operator, right] = node.children;
  const isAge = node.name === 'BinaryExpr' && node.children.length === 3 && operator?.name === 'Sub';
  if (!isAge || left?.text.replace(/\s/g, '') !== 'time()' || right === undefined) return undefined;
  const vector = vectorOf(right, labels);
  return vector?.kind === 'value' ? { ...vector, kind: 'age' } : undefined;
}

function selectorOf(node: SyntaxNode, labels: Labels): Vector | undefined {
  const metric = childOf(node, 'Identifier')?.text;
  if (metric === undefined) return undefined;
  const own: Labels = { ...labels };
  for (const matcher of nodesOf(node, 'UnquotedLabelMatcher')) {
    const [name, operator, literal] = matcher.children.map(({ text }) => text);
    const value = literal === undefined ? undefined : stringOf(literal);
    if (name === undefined || value === undefined) return undefined;
    if (operator === '=') own[name] = value;
    else if (operator === '=~' && /^\w+(?:\|\w+)*$/.test(value)) own[name] = value.split('|')[0] ?? '';
    // A label that is not there differs from every text.
    else if (operator !== '!=' || value === '' || own[name] !== undefined) return undefined;
  }
  if (nodesOf(node, 'QuotedLabelMatcher').length > 0) return undefined;
  return { metric, labels: own, result: own, kind: 'value', minutes: 0 };
}

function aggregationOf(node: SyntaxNode, labels: Labels): Vector | undefined {
  const body = childOf(node, 'FunctionCallBody');
  const [argument, ...others] = body?.children ?? [];
  const operation = childOf(node, 'AggregateOp')?.text ?? '';
  if (!AGGREGATIONS.includes(operation) || argument === undefined || others.length > 0) return undefined;
  const modifier = childOf(node, 'AggregateModifier');
  if (modifier !== undefined && childOf(modifier, 'By') === undefined) return undefined;
  const vector = vectorOf(argument, labels);
  if (vector === undefined) return undefined;
  const kept = modifier === undefined ? [] : nodesOf(modifier, 'LabelName').map(({ text }) => text);
  const result = Object.fromEntries(Object.entries(vector.result).filter(([name]) => kept.includes(name)));
  return { ...vector, result };
}

function growingOf(node: SyntaxNode, labels: Labels): Vector | undefined {
  const kind = childOf(node, 'FunctionIdentifier')?.text;
  const matrix = childOf(node, 'FunctionCallBody')?.children[0];
  if ((kind !== 'rate' && kind !== 'increase') || matrix?.name !== 'MatrixSelector') return undefined;
  const [selector, range] = matrix.children;
  const minutes = minutesOf(range?.text ?? '');
  // Two samples, a minute apart, must lie in it.
  if (selector?.name !== 'VectorSelector' || minutes === undefined || minutes < 3) return undefined;
  const vector = selectorOf(selector, labels);
  return vector && { ...vector, kind, minutes };
}

/** Whether an expression adds no result of its own while only the series of the other one are there. */
function isSilent(node: SyntaxNode, other: SyntaxNode): boolean {
  const there = nodesOf(other, 'VectorSelector').map(({ text }) => text);
  const calls = nodesOf(node, 'FunctionCall');
  const absences = calls.filter((call) => /^absent/.test(call.text));
  if (calls.some((call) => /^(?:vector|scalar)\b/.test(call.text))) return false;
  if (absences.length > 0)
    return (
      node.name === 'FunctionCall' &&
      nodesOf(node, 'VectorSelector').every(({ text }) => there.includes(text))
    );
  const metricsOf = (selectors: SyntaxNode[]) =>
    selectors.map((selector) => childOf(selector, 'Identifier')?.text);
  const known = metricsOf(nodesOf(other, 'VectorSelector'));
  const metrics = metricsOf(nodesOf(node, 'VectorSelector'));
  return metrics.length > 0 && metrics.every((metric) => metric !== undefined && !known.includes(metric));
}

function inside(node: SyntaxNode): SyntaxNode {
  const [only] = node.children;
  return node.name === 'ParenExpr' && only !== undefined ? inside(only) : node;
}

function numberOf(outer: SyntaxNode): number | undefined {
  const node = inside(outer);
  if (node.name !== 'NumberDurationLiteral') return undefined;
  return /^-?\d+(?:\.\d+)?$/.test(node.text) ? Number(node.text) : undefined;
}

/** What a PromQL string says; undefined where it holds escapes. */
function stringOf(literal: string): string | undefined {
  return /^"[^"\\\n]*"$|^'[^'\\\n]*'$/.test(literal) ? literal.slice(1, -1) : undefined;
}

function seriesKey({ metric, labels }: TestSeries): string {
  return JSON.stringify([metric, Object.entries(labels).sort()]);
}
