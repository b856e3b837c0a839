/** The part of a Markdown tree (mdast with MDX) that Waypost reads. */
export interface MarkdownNode {
  type: string;
  position?: { start: { line: number }; end: { line: number } } | undefined;
  children?: MarkdownNode[] | undefined;
  /** Text, code and expressions. */
  value?: string | undefined;
  /** Headings. */
  depth?: number | undefined;
  /** Code. */
  lang?: string | null | undefined;
  meta?: string | null | undefined;
  /** Links and images. */
  url?: string | undefined;
  /** MDX elements. */
  name?: string | null | undefined;
  attributes?: { type: string; name?: string; value?: unknown }[] | undefined;
  data?: { hProperties?: { id?: unknown; 'data-link-template'?: string } } | undefined;
}

/** The words a reader sees, code included. */
export function textOf(node: MarkdownNode): string {
  if (node.value !== undefined) return node.value;
  return (node.children ?? []).map(textOf).join(node.type === 'root' ? '\n' : '');
}

/** First line in the file, 1 where the tree has no positions. */
export function lineOfNode(node: MarkdownNode): number {
  return node.position?.start.line ?? 1;
}

/** A heading's author-given id: `## Title {#id}`. */
export function idOfHeading(node: MarkdownNode): string | undefined {
  const id = node.data?.hProperties?.id;
  return typeof id === 'string' ? id : undefined;
}

/** A string attribute of an MDX element. */
export function attribute(node: MarkdownNode, name: string): string | undefined {
  const found = node.attributes?.find((entry) => entry.type === 'mdxJsxAttribute' && entry.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

/** Expressions among the attributes of an MDX element: `a={code}`, `{...code}`. */
export function codeInAttributes(node: MarkdownNode): string[] {
  return (node.attributes ?? []).flatMap(({ type, value }) => {
    if (type !== 'mdxJsxAttribute') return [String(value)];
    return typeof value === 'object' && value !== null ? [String((value as MarkdownNode).value)] : [];
  });
}

/** Names of an element's attributes, in order; those that hold code are left out. */
export function attributeNames(node: MarkdownNode): string[] {
  return (node.attributes ?? []).flatMap(({ name, value }) =>
    name === undefined || (typeof value === 'object' && value !== null) ? [] : [name],
  );
}

/** Every node of a tree, parents first. */
export function* walk(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}
