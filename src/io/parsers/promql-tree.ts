import type { SyntaxNode as LezerNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxNode } from '#core/syntax-tree.ts';
import { faultsOf } from './lezer.ts';

/** Reads one PromQL expression into a tree; undefined when it is not right. */
export function readPromqlTree(code: string): SyntaxNode | undefined {
  if (faultsOf(parser, code).length > 0) return undefined;
  const expression = parser.parse(code).topNode.firstChild;
  return expression === null ? undefined : nodeOf(expression, code);
}

function nodeOf({ name, from, to, firstChild }: LezerNode, code: string): SyntaxNode {
  const children: SyntaxNode[] = [];
  for (let child = firstChild; child !== null; child = child.nextSibling) children.push(nodeOf(child, code));
  return { name, text: code.slice(from, to), children };
}
