import { parser } from '@grafana/lezer-logql';
import type { SyntaxNode as LezerNode } from '@lezer/common';
import { MOST_CHARACTERS, type SyntaxFault } from '#core/syntax.ts';
import type { SyntaxNode } from '#core/syntax-tree.ts';
import { faultsOf } from './lezer.ts';

/** Reads one LogQL query. Gives the first fault. */
export function parseLogql(code: string): SyntaxFault[] {
  return faultsOf(parser, code);
}

/**
 * A metric query of LogQL as the PromQL that gives the same labels: what reads logs stands as a selector of anything.
 * undefined where it has a fault or asks for logs.
 */
export function readLogql(code: string): SyntaxNode | undefined {
  if (code.length > MOST_CHARACTERS || faultsOf(parser, code).length > 0) return undefined;
  const textOf = ({ from, to }: LezerNode) => code.slice(from, to);
  const make = (name: string, children: SyntaxNode[] = [], text = ''): SyntaxNode => ({
    name,
    text,
    children,
  });
  const anything = make('VectorSelector');
  /** Names of a list, which nests: `Labels(Labels(a) b)`. */
  const namesIn = (node: LezerNode): SyntaxNode[] =>
    node.name === 'Identifier' || node.name === 'LabelName'
      ? [make('LabelName', [], textOf(node))]
      : childrenOf(node).flatMap(namesIn);
  const aggregate = (node: LezerNode, operator: string, inner: SyntaxNode): SyntaxNode => {
    const grouping = node.getChild('Grouping');
    const modifier = grouping && [
      make('AggregateModifier', [
        make(grouping.getChild('By') ? 'By' : 'Without'),
        make('GroupingLabels', namesIn(grouping)),
      ]),
    ];
    return make('AggregateExpr', [
      make('AggregateOp', [make(operator)]),
      ...(modifier ?? []),
      make('FunctionCallBody', [inner]),
    ]);
  };
  const convert = (node: LezerNode): SyntaxNode => {
    switch (node.name) {
      case 'LogQL':
      case 'Expr':
      case 'MetricExpr': {
        const inner = childrenOf(node).find(({ name }) => /Expr$/.test(name));
        return make('ParenExpr', [inner === undefined ? anything : convert(inner)]);
      }
      case 'LiteralExpr':
        return make('NumberDurationLiteral');
      case 'VectorExpr':
        return make('FunctionCall', [make('FunctionIdentifier', [make('Vector')]), make('FunctionCallBody')]);
      case 'RangeAggregationExpr':
        return node.getChild('Grouping') ? aggregate(node, 'Sum', anything) : anything;
      case 'VectorAggregationExpr': {
        const operator = node.getChild('VectorOp')?.firstChild?.name ?? '';
        const inner = node.getChild('MetricExpr');
        const chooses = !/^(?:Sum|Avg|Count|Max|Min|Stddev|Stdvar)$/.test(operator);
        return aggregate(node, chooses ? 'Topk' : operator, inner ? convert(inner) : anything);
      }
      case 'BinOpExpr': {
        const [left, operator, modifier, right] = childrenOf(node);
        if (!left || !operator || !modifier || !right) return anything;
        return make('BinaryExpr', [
          convert(left),
          make(operator.name),
          ...matching(modifier),
          convert(right),
        ]);
      }
      default:
        return anything;
    }
  };
  const matching = (modifier: LezerNode): SyntaxNode[] => {
    const on = modifier.getChild('OnOrIgnoringModifier');
    if (on === null) return [];
    const side = modifier.getChild('GroupLeft') ?? modifier.getChild('GroupRight');
    const included = modifier.getChild('GroupingLabels');
    return [
      make('MatchingModifierClause', [
        make(on.getChild('On') ? 'On' : 'Ignoring'),
        make('GroupingLabels', namesIn(on)),
        ...(side ? [make(side.name)] : []),
        ...(included ? [make('GroupingLabels', namesIn(included))] : []),
      ]),
    ];
  };
  return convert(parser.parse(code).topNode);
}

function childrenOf(node: LezerNode): LezerNode[] {
  const children: LezerNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
