import type { Tree, TreeCursor } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { PromqlNode } from '#core/promql-labels.ts';
import { MOST_CHARACTERS, type SyntaxFault } from '#core/syntax.ts';
import { faultsOf } from './lezer.ts';

/** Reads one PromQL expression. Gives the first fault. Types are not checked: promtool does. */
export function parsePromql(code: string): SyntaxFault[] {
  return faultsOf(parser, code);
}

/** The tree of an expression; undefined where it has a fault, is too long or nests too deep. Never throws. */
export function readPromql(code: string): PromqlNode | undefined {
  if (code.length > MOST_CHARACTERS) return undefined;
  const tree: Tree = parser.parse(code);
  const node = (cursor: TreeCursor, depth: number): PromqlNode | undefined => {
    if (cursor.type.isError || depth > MOST_LEVELS) return undefined;
    const children: PromqlNode[] = [];
    const made = { name: cursor.name, text: code.slice(cursor.from, cursor.to), children };
    if (!cursor.firstChild()) return made;
    do {
      const child = node(cursor, depth + 1);
      if (child === undefined) return undefined;
      if (child.name !== 'LineComment') children.push(child);
    } while (cursor.nextSibling());
    cursor.parent();
    return made;
  };
  return node(tree.cursor(), 0);
}

const MOST_LEVELS = 500;
