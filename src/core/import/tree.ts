import type { MarkdownNode } from '#core/markdown.ts';

/** A node of somebody else's Markdown (mdast), and of the page that is made from it. */
export interface SourceNode extends Omit<MarkdownNode, 'children'> {
  children?: SourceNode[] | undefined;
  /** Lists. */
  ordered?: boolean | null | undefined;
  start?: number | null | undefined;
  spread?: boolean | null | undefined;
  checked?: boolean | null | undefined;
  /** Links and images. */
  title?: string | null | undefined;
  alt?: string | null | undefined;
  /** References, definitions and footnotes. */
  identifier?: string | undefined;
  label?: string | null | undefined;
  referenceType?: string | undefined;
  /** An id for a heading that is to be written. */
  id?: string | undefined;
}

/** Reads Markdown as its own site would: CommonMark with what GitHub adds. Never throws. */
export type ParseMarkdown = (text: string) => SourceNode;

export const text = (value: string): SourceNode => ({ type: 'text', value });
export const inlineCode = (value: string): SourceNode => ({ type: 'inlineCode', value });
export const strong = (children: SourceNode[]): SourceNode => ({ type: 'strong', children });
export const paragraph = (children: SourceNode[], from?: SourceNode): SourceNode => ({
  type: 'paragraph',
  children,
  position: from?.position,
});

/** An element of a page: `<Step id="…" do="…">`. */
export function element(
  name: string,
  given: Record<string, string | undefined>,
  children: SourceNode[],
): SourceNode {
  const attributes = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [{ type: 'mdxJsxAttribute', name: key, value }],
  );
  return { type: 'mdxJsxFlowElement', name, attributes, children };
}

/** Every node of a tree, parents first. */
export function* walkSource(node: SourceNode): Generator<SourceNode> {
  yield node;
  for (const child of node.children ?? []) yield* walkSource(child);
}

/** A copy of the tree with each node given what `change` makes of it, children first. */
export function mapSource(
  node: SourceNode,
  change: (node: SourceNode) => SourceNode | SourceNode[],
): SourceNode[] {
  const children = node.children?.flatMap((child) => mapSource(child, change));
  const changed = change(children === undefined ? node : { ...node, children });
  return Array.isArray(changed) ? changed : [changed];
}
