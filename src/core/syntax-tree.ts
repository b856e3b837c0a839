/** A piece of code as a tree, as a parser reads it. */
export interface SyntaxNode {
  /** The grammar's name of it: `VectorSelector`. */
  name: string;
  text: string;
  children: SyntaxNode[];
}

/** Reads code into a tree; undefined when it is not right. */
export type TreeReader = (code: string) => SyntaxNode | undefined;

export function childOf(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return node.children.find((child) => child.name === name);
}

/** The node and all below it, of a name. */
export function nodesOf(node: SyntaxNode, name: string): SyntaxNode[] {
  const below = node.children.flatMap((child) => nodesOf(child, name));
  return node.name === name ? [node, ...below] : below;
}
