import type { SyntaxNode as LezerNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { MOST_CHARACTERS } from '#core/syntax.ts';
import type { SyntaxNode } from '#core/syntax-tree.ts';

/** Deeper than people write, and shallow enough to walk. */
const MOST_LEVELS = 500;

/** Reads one PromQL expression into a tree; undefined when it is not right, too long or too deep. Never throws. */
export function readPromqlTree(code: string): SyntaxNode | undefined {
  if (code.length > MOST_CHARACTERS) return undefined;
  return nodeOf(parser.parse(code).topNode, code, 0)?.children[0];
}

/** undefined where anything below is not right. Comments are no part of the tree. */
function nodeOf(
  { type, from, to, firstChild }: LezerNode,
  code: string,
  level: number,
): SyntaxNode | undefined {
  if (type.isError || level > MOST_LEVELS) return undefined;
  const children: SyntaxNode[] = [];
  for (let child = firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'LineComment') continue;
    const node = nodeOf(child, code, level + 1);
    if (node === undefined) return undefined;
    children.push(node);
  }
  return { name: type.name, text: code.slice(from, to), children };
}
