import { fileURLToPath } from 'node:url';
import type { MdastNode, MdastPluginDefinition } from 'satteri';
import { parseFenceInfo } from '#core/fence.ts';
import { fillLink } from '#core/link-template.ts';
import { urlOf } from '#core/links.ts';
import { attribute, idOfHeading, type MarkdownNode, textOf, walk } from '#core/markdown.ts';
import { splitPlaceholders } from '#core/parameters.ts';

type Attributes = Record<string, string | undefined>;

const RE_RUNBOOK_FILE = /content\/runbooks\/([^/]+\/[^/]+)\.mdx$/;

/**
 * Turns a page's Markdown into the elements that the components draw: a runbook's second-level headings into
 * `<Phase>`, do-now first; fences into `<Command>`. Links from the root get the base.
 */
export function pageElements({ base }: { base: string }): MdastPluginDefinition {
  return {
    name: 'waypost-page-elements',
    before(root, context) {
      const file = context.fileURL === undefined ? '' : fileURLToPath(context.fileURL);
      const runbook = RE_RUNBOOK_FILE.exec(file)?.[1];
      const children = (root as MarkdownNode).children ?? [];
      const { renamed } = (context.data.astro?.frontmatter ?? {}) as { renamed?: Record<string, string> };
      const drawn = children.map((child) =>
        keepFormerAnchors(draw(child, { base, slots: runbook !== undefined }), renamed ?? {}),
      );
      const next = runbook === undefined ? drawn : phases(drawn, runbook);
      context.replaceNode(root, { ...root, children: next } as unknown as MdastNode);
    },
  };
}

interface Drawing {
  base: string;
  /** Whether inline code has slots: in a runbook; a guide shows placeholders as they are written. */
  slots: boolean;
}

/** A copy of the node with its fences, links and inline code drawn. */
function draw(node: MarkdownNode, drawing: Drawing): MarkdownNode {
  const { base, slots } = drawing;
  if (node.type === 'code') return command(node);
  if (node.type === 'inlineCode' && slots && node.value?.includes('{{')) return codeWithSlots(node.value);
  const drawn = { ...node };
  if (['link', 'definition'].includes(node.type) && node.url?.startsWith('/'))
    drawn.url = urlOf(base, node.url);
  if (node.type === 'link' && node.url?.includes('{{')) {
    // The address works without values; client/link-values.ts puts the incident's in.
    drawn.url = fillLink(node.url, new Map()) ?? '#';
    drawn.data = { ...node.data, hProperties: { 'data-link-template': node.url } };
  }
  if (node.children !== undefined)
    drawn.children = variants(node.children.map((child) => draw(child, drawing)));
  return drawn;
}

/** Puts the anchors that a place once had inside it, so that their links still arrive. */
function keepFormerAnchors(node: MarkdownNode, renamed: Record<string, string>): MarkdownNode {
  const own = idOfHeading(node) ?? (node.name === 'Step' ? attribute(node, 'id') : undefined);
  const former = Object.keys(renamed).filter((old) => renamed[old] === own);
  if (own === undefined || former.length === 0) return node;
  const places = former.map((id) => inline('span', { id }));
  return { ...node, children: [...places, ...(node.children ?? [])] };
}

function codeWithSlots(code: string): MarkdownNode {
  const children = splitPlaceholders(code).map((part): MarkdownNode => {
    if ('text' in part) return { type: 'text', value: part.text };
    const text: MarkdownNode = { type: 'text', value: `{{${part.name}}}` };
    return inline('span', { 'data-parameter': part.name, 'data-state': 'empty' }, [text]);
  });
  return inline('code', {}, children);
}

function command(node: MarkdownNode): MarkdownNode {
  const info = parseFenceInfo(node.meta ?? '');
  return element('Command', {
    language: node.lang ?? 'text',
    code: (node.value ?? '').replaceAll('\r\n', '\n'),
    title: info.title,
    danger: info.danger,
    variant: info.variant,
    output: info.output ? 'true' : undefined,
  });
}

/** Puts neighbouring blocks for different platforms into one `<Variants>`. */
function variants(children: MarkdownNode[]): MarkdownNode[] {
  const grouped: MarkdownNode[] = [];
  for (const child of children) {
    const last = grouped.at(-1);
    if (!isVariant(child)) grouped.push(child);
    else if (last?.name === 'Variants') last.children?.push(child);
    else grouped.push(element('Variants', {}, [child]));
  }
  return grouped;
}

function isVariant(node: MarkdownNode): boolean {
  return node.name === 'Command' && (node.attributes ?? []).some(({ name }) => name === 'variant');
}

function phases(children: MarkdownNode[], runbook: string): MarkdownNode[] {
  const found: MarkdownNode[] = [];
  for (const child of children) {
    if (child.type === 'heading' && child.depth === 2) {
      const former = (child.children ?? []).filter(({ name }) => name === 'span');
      found.push(element('Phase', { id: idOfHeading(child), title: textOf(child), runbook }, former));
    } else {
      found.at(-1)?.children?.push(child);
    }
  }
  for (const phase of found) tell(phase, runbook);
  const isNow = (phase: MarkdownNode) => phase.attributes?.some(({ value }) => value === 'do-now');
  return [...found.filter(isNow), ...found.filter((phase) => !isNow(phase))];
}

/** Tells each step its heading's level, and each way out its runbook. */
function tell(phase: MarkdownNode, runbook: string): void {
  let level: string | undefined;
  for (const child of phase.children ?? []) {
    if (child.type === 'heading' && child.depth === 3) level = '4';
    if (child.name === 'Step') add(child, { level });
  }
  for (const node of walk(phase)) if (node.name === 'IfNot') add(node, { runbook });
}

function add(node: MarkdownNode, given: Attributes): void {
  node.attributes = [...(node.attributes ?? []), ...attributes(given)];
}

function element(name: string, given: Attributes, children: MarkdownNode[] = []): MarkdownNode {
  return { type: 'mdxJsxFlowElement', name, attributes: attributes(given), children };
}

function inline(name: string, given: Attributes, children: MarkdownNode[] = []): MarkdownNode {
  return { ...element(name, given, children), type: 'mdxJsxTextElement' };
}

function attributes(given: Attributes): NonNullable<MarkdownNode['attributes']> {
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [{ type: 'mdxJsxAttribute', name, value }],
  );
}
