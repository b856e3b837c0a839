import type { SyntaxNode } from './syntax-tree.ts';

/** Labels that a result can have: these and no others, or any but these. */
export type LabelSet = { only: ReadonlySet<string> } | { except: ReadonlySet<string> };

/** Nothing is known: every label can be there. */
export const ANY_LABEL: LabelSet = { except: new Set() };
const NO_LABEL: LabelSet = { only: new Set() };

/** Functions whose result has no labels whatever their arguments have. */
const BARE = ['Vector', 'Scalar', 'Time', 'Pi', 'StartFn', 'EndFn', 'Step', 'Range'];
/** Functions that read the labels of other series. */
const ENRICHING = ['Info'];
/** They choose among series and leave them as they are. */
const CHOOSING = ['Topk', 'Bottomk', 'LimitK', 'LimitRatio'];
/** A sign, or what stands behind an operand. None changes the labels. */
const AFFIXES = [
  'UnaryExpr',
  'OffsetExpr',
  'MatrixSelector',
  'SubqueryExpr',
  'StepInvariantExpr',
  'AnchoredExpr',
  'SmoothedExpr',
];

/** How tight an operator binds; those not named compare. */
const BINDING: Record<string, number> = {
  ...{ Or: 1, And: 2, Unless: 2, Add: 4, Sub: 4, Mul: 5, Div: 5, Mod: 5, Atan2: 5, Pow: 6 },
};
const COMPARES = 3;

/** Whether a result can have the label. */
export function canHave(labels: LabelSet, name: string): boolean {
  return 'only' in labels ? labels.only.has(name) : !labels.except.has(name);
}

/** `pod, namespace`, `none`, `any but pod`. */
export function describeLabels(labels: LabelSet): string {
  if ('only' in labels) return [...labels.only].sort().join(', ') || 'none';
  return labels.except.size === 0 ? 'any' : `any but ${[...labels.except].sort().join(', ')}`;
}

/**
 * The labels that the result of an expression can have. Never leaves one out that can be there: whatever depends on the
 * series, or is not understood, is taken as there.
 * @param tree without faults; undefined for an expression that could not be read.
 */
export function resultLabels(tree: SyntaxNode | undefined): LabelSet {
  return tree === undefined ? ANY_LABEL : labelsOf(tree);
}

/** The labels of some sets together. */
export function unionOf(sets: readonly LabelSet[]): LabelSet {
  return sets.reduce(union, NO_LABEL);
}

function labelsOf(node: SyntaxNode): LabelSet {
  const { name, children } = node;
  const [first] = children;
  if (name === 'PromQL' || name === 'ParenExpr') {
    const inner = children.find(isExpression);
    return inner === undefined ? ANY_LABEL : labelsOf(inner);
  }
  if (name === 'BinaryExpr' || AFFIXES.includes(name)) return ofOperation(regroup(chainOf(node)));
  if (name === 'NumberDurationLiteral' || name === 'StringLiteral') return NO_LABEL;
  if (name === 'VectorSelector') return without(ANY_LABEL, matchersOf(node, '=', ''));
  if (name === 'AggregateExpr' && first !== undefined)
    return ofAggregate(node, first.children[0]?.name ?? '');
  if (name === 'FunctionCall' && first !== undefined) return ofCall(node, first.children[0]?.name ?? '');
  return ANY_LABEL;
}

/** An operand, or two operations and what stands between them. */
type Operation = SyntaxNode | { left: Operation; between: SyntaxNode[]; right: Operation };

/**
 * Operands with what stands between them, in the order of the text, down to the next parentheses. The grammar lets
 * `offset`, `@` and brackets hold all that stands before them; Prometheus only the operand.
 */
function chainOf(node: SyntaxNode): { operands: SyntaxNode[]; between: SyntaxNode[][] } {
  if (AFFIXES.includes(node.name)) {
    const inner = node.children.find(isExpression);
    if (inner !== undefined) return chainOf(inner);
  }
  const left = node.children[0];
  const right = node.children.at(-1);
  if (node.name !== 'BinaryExpr' || left === undefined || right === undefined)
    return { operands: [node], between: [] };
  const before = chainOf(left);
  const behind = chainOf(right);
  return {
    operands: [...before.operands, ...behind.operands],
    between: [...before.between, node.children.slice(1, -1), ...behind.between],
  };
}

/** The operations in the order in which Prometheus does them. */
function regroup({ operands, between }: { operands: SyntaxNode[]; between: SyntaxNode[][] }): Operation {
  const take = (index: number): SyntaxNode => operands[index] as SyntaxNode;
  let at = 0;
  const climb = (least: number): Operation => {
    let left: Operation = take(at);
    for (let next = between[at]; next !== undefined; next = between[at]) {
      const binding = BINDING[next[0]?.name ?? ''] ?? COMPARES;
      if (binding < least) break;
      at += 1;
      left = { left, between: next, right: climb(next[0]?.name === 'Pow' ? binding : binding + 1) };
    }
    return left;
  };
  return climb(0);
}

function ofOperation(operation: Operation): LabelSet {
  return 'left' in operation ? ofBinary(operation) : labelsOf(operation);
}

function ofAggregate(node: SyntaxNode, operator: string): LabelSet {
  const args = argumentsOf(node);
  const vector = args.at(-1);
  if (vector === undefined) return ANY_LABEL;
  const inner = labelsOf(vector);
  if (CHOOSING.includes(operator)) return inner;
  const modifier = node.children.find(({ name }) => name === 'AggregateModifier');
  const named = modifier?.children.find(({ name }) => name === 'GroupingLabels');
  const grouping = named === undefined ? [] : labelNames(named);
  if (grouping === undefined) return ANY_LABEL;
  const kept =
    modifier?.children[0]?.name === 'Without'
      ? without(inner, grouping)
      : intersect(inner, onlyThese(grouping));
  if (operator !== 'CountValues') return kept;
  const written = args.length > 1 ? stringOf(args[0]) : undefined;
  return written === undefined ? ANY_LABEL : union(kept, onlyThese([written]));
}

function ofCall(node: SyntaxNode, called: string): LabelSet {
  const args = argumentsOf(node);
  if (BARE.includes(called)) return NO_LABEL;
  if (ENRICHING.includes(called)) return ANY_LABEL;
  if (called === 'Absent' || called === 'AbsentOverTime') return ofAbsent(args[0]);
  const inner = unionOf(args.map(labelsOf));
  if (called !== 'LabelReplace' && called !== 'LabelJoin' && called !== 'HistogramQuantiles') return inner;
  const written = stringOf(args[1]);
  return written === undefined ? ANY_LABEL : union(inner, onlyThese([written]));
}

/** What is absent has the labels that its selector demands; any other expression has none to tell. */
function ofAbsent(asked: SyntaxNode | undefined): LabelSet {
  let at = asked;
  while (at !== undefined && (at.name === 'ParenExpr' || AFFIXES.includes(at.name)))
    at = at.children.find(isExpression);
  if (at?.name !== 'VectorSelector') return at === undefined ? ANY_LABEL : NO_LABEL;
  return onlyThese(matchersOf(at, '='));
}

function ofBinary({ left: leftSide, between, right: rightSide }: Exclude<Operation, SyntaxNode>): LabelSet {
  const operator = between[0]?.name;
  if (between.some(({ name }) => name === 'FillModifier')) return ANY_LABEL;
  const left = ofOperation(leftSide);
  const right = ofOperation(rightSide);
  if (operator === 'Or') return union(left, right);
  if (operator === 'And' || operator === 'Unless') return left;
  // A number has no series that would have to match.
  if (isScalar(leftSide) || isScalar(rightSide)) return union(left, right);

  const clause = between.find(({ name }) => name === 'MatchingModifierClause')?.children ?? [];
  const lists = clause.filter(({ name }) => name === 'GroupingLabels').map(labelNames);
  const matching = clause.length === 0 ? [] : lists[0];
  const side = clause.find(({ name }) => name === 'GroupLeft' || name === 'GroupRight')?.name;
  const included = side === undefined ? [] : clause.at(-1)?.name === 'GroupingLabels' ? lists[1] : [];
  if (matching === undefined || included === undefined) return ANY_LABEL;
  if (side !== undefined) {
    const [many, one] = side === 'GroupLeft' ? [left, right] : [right, left];
    return union(without(many, included), intersect(one, onlyThese(included)));
  }
  // Both sides are alike in what they are matched by.
  const alike = intersect(left, right);
  return clause[0]?.name === 'On' ? intersect(alike, onlyThese(matching)) : without(alike, matching);
}

function isScalar(operation: Operation): boolean {
  if ('left' in operation) return isScalar(operation.left) && isScalar(operation.right);
  const { name, children } = operation;
  if (name === 'NumberDurationLiteral') return true;
  if (name === 'ParenExpr')
    return children.filter(isExpression).every((inner) => isScalar(regroup(chainOf(inner))));
  const called = name === 'FunctionCall' ? (children[0]?.children[0]?.name ?? '') : '';
  return called !== 'Vector' && BARE.includes(called);
}

function isExpression({ name }: SyntaxNode): boolean {
  return /(?:Expr|Selector|Call)$/.test(name) && !/Duration/.test(name)
    ? true
    : name === 'NumberDurationLiteral' || name === 'StringLiteral';
}

function argumentsOf(node: SyntaxNode): SyntaxNode[] {
  return node.children.find(({ name }) => name === 'FunctionCallBody')?.children.filter(isExpression) ?? [];
}

/** Labels that a selector compares with the operator, and with the value where one is given. */
function matchersOf(selector: SyntaxNode, operator: string, value?: string): string[] {
  const matchers = selector.children.find(({ name }) => name === 'LabelMatchers')?.children ?? [];
  return matchers.flatMap(({ children: [label, compared, wanted] }) => {
    if (compared?.text !== operator || (value !== undefined && stringOf(wanted) !== value)) return [];
    const name = label?.name === 'QuotedLabelName' ? stringOf(label.children[0]) : label?.text;
    return name === undefined || name === '__name__' ? [] : [name];
  });
}

/** undefined when a name cannot be read. */
function labelNames({ children }: SyntaxNode): string[] | undefined {
  const names = children.map((label) =>
    label.name === 'QuotedLabelName' ? stringOf(label.children[0]) : label.text,
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** The text of a literal; undefined where escapes would have to be read. */
function stringOf(node: SyntaxNode | undefined): string | undefined {
  return node?.name === 'StringLiteral' && !node.text.includes('\\') ? node.text.slice(1, -1) : undefined;
}

const onlyThese = (names: readonly string[]): LabelSet => ({ only: new Set(names) });

function without(labels: LabelSet, names: readonly string[]): LabelSet {
  if ('except' in labels) return { except: labels.except.union(new Set(names)) };
  return { only: labels.only.difference(new Set(names)) };
}

function union(a: LabelSet, b: LabelSet): LabelSet {
  if ('only' in a)
    return 'only' in b ? { only: a.only.union(b.only) } : { except: b.except.difference(a.only) };
  return 'only' in b ? { except: a.except.difference(b.only) } : { except: a.except.intersection(b.except) };
}

function intersect(a: LabelSet, b: LabelSet): LabelSet {
  if ('only' in a) {
    return { only: 'only' in b ? a.only.intersection(b.only) : a.only.difference(b.except) };
  }
  return 'only' in b ? { only: b.only.difference(a.except) } : { except: a.except.union(b.except) };
}
