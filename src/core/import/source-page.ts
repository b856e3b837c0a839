import { textOf } from '#core/markdown.ts';
import type { PhaseId } from '#schemas/phase.ts';
import { toCommonMarkdown } from './dialects.ts';
import { phasesOfHeading } from './heading-phases.ts';
import { type ImportNote, noteBook, type TakeNote } from './note.ts';
import { headingSlug } from './slug.ts';
import {
  mapSource,
  type ParseMarkdown,
  paragraph,
  type SourceNode,
  strong,
  text,
  walkSource,
} from './tree.ts';

/** A Markdown file of another collection, as it was read. */
export interface SourceFile {
  /** Path in the folder, with `/`. */
  path: string;
  /** Front matter as data; empty where there is none. */
  matter: Readonly<Record<string, unknown>>;
  /** The Markdown, front matter blanked out so that line numbers hold. */
  body: string;
}

/** A heading and what stands below it up to the next of its rank. */
export interface SourceSection {
  title: string;
  /** The title as it is written. */
  words: SourceNode[];
  /** Fragment that opened it. */
  slug: string;
  line: number;
  phases: readonly PhaseId[];
  children: SourceNode[];
}

/** A page of another collection, taken apart. */
export interface SourcePage {
  file: SourceFile;
  /** From the front matter, the first heading, or the file's name. */
  title: string;
  /** The first heading, where it is not the title. */
  heading?: string | undefined;
  /** Fragment of the first heading. */
  headingSlug?: string | undefined;
  /** What stands above the first section. */
  lead: SourceNode[];
  sections: SourceSection[];
  /** Every heading's slug, in order, by its node. */
  slugs: Map<SourceNode, string>;
  notes: ImportNote[];
}

const RE_CUSTOM_ID = /\s*\{:?\s*#([\w-]+)[^}]*\}\s*$/;

/** Takes a page apart. Never throws. */
export function readSourcePage(file: SourceFile, parse: ParseMarkdown): SourcePage {
  const { notes, take } = noteBook();
  const root = tidied(parse(toCommonMarkdown(withoutImports(file.body, take), take)), take);
  const nodes = (root.children ?? []).map((node) =>
    node.type === 'heading' ? node : withoutInnerHeadings(node),
  );
  const slugs = slugsOf(nodes);
  const headings = nodes.filter(({ type }) => type === 'heading');
  const [first] = headings;
  const tops = headings.filter(({ depth }) => depth === 1);
  // Some collections write their sections as first-level headings.
  const isTitle = first !== undefined && first.depth === 1 && phasesOfHeading(textOf(first)).length === 0;
  const title = isTitle ? first : undefined;
  const rest = headings.filter((node) => node !== title);
  const depth = Math.min(...rest.map((node) => node.depth ?? 6));
  if (title !== undefined && tops.length > 1)
    take(
      'unsure',
      tops[1]?.position?.start.line ?? 1,
      'The page has several titles: it may be several runbooks.',
      '',
    );

  const lead: SourceNode[] = [];
  const sections: SourceSection[] = [];
  for (const node of nodes) {
    if (node === title) continue;
    if (node.type === 'heading' && node.depth === depth) {
      const words = textOf(node).trim();
      sections.push({
        title: words,
        words: node.children ?? [],
        slug: slugs.get(node) ?? headingSlug(words),
        line: node.position?.start.line ?? 1,
        phases: phasesOfHeading(words),
        children: [],
      });
    } else (sections.at(-1)?.children ?? lead).push(node);
  }
  const said = stringOf(file.matter, 'title');
  const heading = title === undefined ? undefined : textOf(title).trim();
  const name = stemOf(file.path);
  return {
    file,
    title: said ?? heading ?? name,
    heading: heading === (said ?? heading) ? undefined : heading,
    headingSlug: title === undefined ? undefined : slugs.get(title),
    lead,
    sections,
    slugs,
    notes,
  };
}

/** `kubernetes/KubePodCrashLooping.md` -> `KubePodCrashLooping`; a folder's own page has the folder's name. */
export function stemOf(path: string): string {
  const parts = path.replace(/\.(?:md|mdx|markdown)$/i, '').split('/');
  const last = parts.at(-1) ?? '';
  return /^(?:_?index|readme)$/i.test(last) ? (parts.at(-2) ?? last) : last;
}

/** Titles stand where nothing fills them in: `{{ pod }}` -> `pod`. */
export function withoutPlaceholders(words: string): string {
  return words.replace(/\{\{([^{}]*)\}\}/g, (_, inner: string) => inner.trim()).replaceAll('{{', '{ {');
}

export function stringOf(matter: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(matter, key) ? matter[key] : undefined;
  const words = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return words === '' ? undefined : words;
}

/** Code of MDX: it says nothing to a reader. */
function withoutImports(body: string, take: TakeNote): string {
  let fence = '';
  return body
    .split('\n')
    .map((line, index) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark !== undefined)
        fence = fence === '' ? mark : line.trim() === mark && mark.startsWith(fence) ? '' : fence;
      if (
        fence !== '' ||
        !/^(?:import\s.+from\s+['"]|import\s+['"]|export\s+(?:const|default|function|let)\b)/.test(line)
      )
        return line;
      take('left-out', index + 1, 'Code of the old site.', line.trim());
      return '';
    })
    .join('\n');
}

/** A heading in a list or a quotation is no section: it is a line in bold. */
function withoutInnerHeadings(node: SourceNode): SourceNode {
  const [made = node] = mapSource(node, (inner) =>
    inner.type === 'heading' ? paragraph([strong(inner.children ?? [])], inner) : inner,
  );
  return made;
}

function slugsOf(nodes: readonly SourceNode[]): Map<SourceNode, string> {
  const seen = new Map<string, number>();
  const slugs = new Map<SourceNode, string>();
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    const slug = node.id ?? headingSlug(textOf(node));
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    slugs.set(node, count === 0 ? slug : `${slug}-${count}`);
  }
  return slugs;
}

/** The tree without references, footnotes, HTML and boxes of GitHub: what a page of this site can hold. */
function tidied(root: SourceNode, take: TakeNote): SourceNode {
  const definitions = new Map<string, SourceNode>();
  const used = new Set<string>();
  for (const node of walkSource(root))
    if (node.type === 'definition' && node.identifier !== undefined && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  const lineOf = (node: SourceNode) => node.position?.start.line ?? 1;
  const [tidy] = mapSource(root, (node) => {
    const target = node.identifier === undefined ? undefined : definitions.get(node.identifier);
    switch (node.type) {
      case 'linkReference':
      case 'imageReference': {
        used.add(node.identifier ?? '');
        if (node.referenceType === 'full')
          take('changed', lineOf(node), 'A link by name is a link with its address now.', node.label ?? '');
        return imageAsText({
          ...node,
          type: node.type === 'linkReference' ? 'link' : 'image',
          url: target?.url ?? '',
          title: target?.title,
        });
      }
      case 'image':
        return imageAsText(node);
      case 'definition':
        return [];
      case 'footnoteReference':
        return text(`[${node.label ?? node.identifier}]`);
      case 'footnoteDefinition': {
        const [first, ...rest] = node.children ?? [];
        const mark = text(`[${node.label ?? node.identifier}] `);
        return first?.type === 'paragraph'
          ? [{ ...first, children: [mark, ...(first.children ?? [])] }, ...rest]
          : [paragraph([mark]), ...(node.children ?? [])];
      }
      case 'html':
        take('unsure', lineOf(node), 'HTML that Markdown has no words for stands as code.', '');
        return isFlow(node, root)
          ? { type: 'code', lang: 'text', meta: 'output', value: node.value ?? '', position: node.position }
          : { type: 'inlineCode', value: node.value ?? '' };
      case 'blockquote':
        return box(node);
      case 'code':
        return node.lang || !/`<[\w -]+>`/.test(node.value ?? '')
          ? node
          : { ...node, value: node.value?.replace(/`(<[\w -]+>)`/g, '$1') };
      case 'heading':
        return withId(withoutLinks(node));
      case 'listItem':
        if (node.checked === null || node.checked === undefined) return node;
        take('changed', lineOf(node), 'A box to tick is a plain item now.', node.checked ? 'x' : '');
        return { ...node, checked: undefined };
      default:
        return node;
    }
  });
  for (const [name, node] of definitions) {
    if (used.has(name))
      take(
        'changed',
        lineOf(node),
        'The address of a link by name stands in the link now.',
        node.label ?? name,
      );
    else
      take(
        'left-out',
        lineOf(node),
        'No link uses this address.',
        `${node.label ?? name}: ${node.url ?? ''} ${node.title ?? ''}`.trim(),
      );
  }
  return tidy ?? root;

  /** A heading is a name: contents and search show its words alone. */
  function withoutLinks(heading: SourceNode): SourceNode {
    const children = (heading.children ?? []).flatMap((child) =>
      mapSource(child, (node) => {
        if (node.type === 'break') return text(' ');
        if (node.value !== undefined)
          return { ...node, value: withoutPlaceholders(node.value).replace(/\s*\n\s*/g, ' ') };
        if (node.type !== 'link') return node;
        const gone = [node.url, node.title].filter(Boolean).join(' ');
        take('left-out', lineOf(heading), 'A heading holds no link.', gone);
        return node.children ?? [];
      }),
    );
    return { ...heading, children };
  }

  function imageAsText(node: SourceNode): SourceNode {
    if (node.type !== 'image') return node;
    const words = node.alt?.trim() || 'image';
    if (/^https:\/\//.test(node.url ?? ''))
      return { type: 'link', url: node.url, title: node.title, children: [text(`Image: ${words}`)] };
    take(
      'unsure',
      lineOf(node),
      'Pages hold no images: say in words what it shows, or link to it.',
      node.url ?? '',
    );
    return { type: 'emphasis', children: [text(`Image: ${words}`)] };
  }
}

function isFlow(node: SourceNode, root: SourceNode): boolean {
  for (const parent of walkSource(root))
    if (
      parent.children?.some(
        (child) => child === node || (child.type === 'html' && child.value === node.value),
      )
    )
      return ['root', 'blockquote', 'listItem'].includes(parent.type);
  return false;
}

/** `## Title {#old-id}`: the id was written by its author. */
function withId(node: SourceNode): SourceNode {
  const last = node.children?.at(-1);
  const id = last?.type === 'text' ? RE_CUSTOM_ID.exec(last.value ?? '')?.[1] : undefined;
  if (last === undefined || id === undefined) return node;
  const children = [
    ...(node.children ?? []).slice(0, -1),
    text((last.value ?? '').replace(RE_CUSTOM_ID, '')),
  ];
  return { ...node, children, id };
}

/** `> [!WARNING] Title` as the page's own element. A tab is a labelled part. */
function box(node: SourceNode): SourceNode | SourceNode[] {
  const [first, ...rest] = node.children ?? [];
  const [start, ...others] = first?.children ?? [];
  const found = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION|TAB)\][ \t]*([^\n]*)(\n|$)/.exec(start?.value ?? '');
  if (first?.type !== 'paragraph' || start?.type !== 'text' || found === null) return node;
  const [whole, kind = 'NOTE', title = ''] = found;
  const left = text((start.value ?? '').slice(whole.length));
  const words = [...(left.value === '' ? [] : [left]), ...others];
  const head = title.trim() === '' ? [] : [paragraph([strong([text(title.trim())])])];
  const body = [...head, ...(words.length > 0 ? [{ ...first, children: words }] : []), ...rest];
  if (kind === 'TAB' || body.some(({ type }) => ['code', 'list', 'table'].includes(type))) return body;
  return {
    type: 'mdxJsxFlowElement',
    name: ['WARNING', 'CAUTION'].includes(kind) && isShort(body) ? 'Caution' : 'Note',
    attributes: [],
    children: body,
    position: node.position,
  };
}

/** The check texts-are-short allows a Caution 30 words. */
function isShort(body: readonly SourceNode[]): boolean {
  return body.map(textOf).join(' ').split(/\s+/).filter(Boolean).length <= 30;
}
