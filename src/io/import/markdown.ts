import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import type { SourceNode } from '#core/import/tree.ts';

type Tree = Parameters<typeof toMarkdown>[0];

/** Reads Markdown as GitHub does. Never throws. */
export function parseMarkdown(text: string): SourceNode {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as SourceNode;
}

/** `## Title {#id}` */
const heading: Handle = (node, parent, state, info) => {
  const written = defaultHandlers.heading(node, parent, state, info);
  const { id } = node as SourceNode;
  return id === undefined ? written : `${written} {#${id}}`;
};

/** Step, Note, Caution with their content on lines of its own; Expect and IfNot on one line. */
const flowElement: Handle = (node, _parent, state, info) => {
  const { name, attributes = [], children = [] } = node as SourceNode;
  const given = attributes.map((entry) => ` ${entry.name}="${String(entry.value)}"`).join('');
  if (name === 'Expect' || name === 'IfNot') {
    const words = state.containerPhrasing({ type: 'paragraph', children } as never, {
      ...info,
      before: '>',
      after: '<',
    });
    return `<${name}${given}>${words.replace(/\s*\n\s*/g, ' ')}</${name}>`;
  }
  return `<${name}${given}>\n\n${state.containerFlow(node as never, info)}\n\n</${name}>`;
};

/** Where a character is part of an address or a title, and escaping it would change that. */
const ADDRESSES: NonNullable<NonNullable<Options['unsafe']>[number]['notInConstruct']> = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'titleQuote',
  'titleApostrophe',
];

const options: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  // `<https://…>` is an element to MDX.
  resourceLink: true,
  incrementListMarker: true,
  handlers: { heading, mdxJsxFlowElement: flowElement } as Options['handlers'],
  extensions: [gfmToMarkdown()],
  // What MDX reads as code or as an element.
  unsafe: [
    ...['{', '}', '<'].map((character) => ({
      character,
      inConstruct: 'phrasing' as const,
      notInConstruct: ADDRESSES,
    })),
    { atBreak: true, character: '<' },
    { atBreak: true, character: '{' },
    // A bare address would be linked, and might not be https.
    { character: ':', before: 'https?', after: '\\/\\/', inConstruct: 'phrasing', notInConstruct: ADDRESSES },
    { character: '.', before: 'www', after: '[\\w]', inConstruct: 'phrasing', notInConstruct: ADDRESSES },
    {
      character: '@',
      before: '[\\w.+-]',
      after: '[\\w]',
      inConstruct: 'phrasing',
      notInConstruct: ADDRESSES,
    },
  ],
};

const RE_ESM = /^(?<before>\s*)(?<first>[ie])(?=(?:mport|xport)\b)/;

/** Writes a page's body as MDX that holds text and the elements of a page, and nothing that would run. */
export function writeMdx(root: SourceNode): string {
  return withoutImports(toMarkdown(root as unknown as Tree, options));
}

/** A paragraph that starts like an import would be one: its first letter becomes a reference. */
function withoutImports(mdx: string): string {
  let fence = '';
  return mdx
    .split('\n')
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
      if (fence === '' && mark !== '') fence = mark;
      else if (fence !== '' && mark.startsWith(fence) && line.trim() === mark) fence = '';
      else if (fence === '' && RE_ESM.test(line))
        return line.replace(
          RE_ESM,
          (_, before: string, first: string) => `${before}&#x${first.charCodeAt(0).toString(16)};`,
        );
      return line;
    })
    .join('\n');
}
