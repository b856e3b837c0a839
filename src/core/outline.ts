import { type FenceInfo, parseFenceInfo } from './fence.ts';
import {
  attribute,
  attributeNames,
  codeInAttributes,
  idOfHeading,
  lineOfNode,
  type MarkdownNode,
  textOf,
  walk,
} from './markdown.ts';

/** A fenced block. */
export interface Block extends FenceInfo {
  language: string;
  code: string;
  /** Line of the opening fence; the code starts on the next. */
  line: number;
}

export interface IfNot {
  text: string;
  /** Anchor or address to go on at. */
  goto?: string | undefined;
  line: number;
}

/** One action of a runbook. */
export interface Step {
  /** Author-given; absent when the author forgot, which is a finding. */
  id?: string | undefined;
  /** What to do. */
  title?: string | undefined;
  line: number;
  blocks: Block[];
  expect?: string | undefined;
  expectLine?: number | undefined;
  ifNot: IfNot[];
}

/** What must be read before a command is run. */
export interface Caution {
  text: string;
  line: number;
}

export interface Heading {
  depth: number;
  id?: string | undefined;
  title: string;
  line: number;
}

/** A second-level heading and all below it. */
export interface Phase {
  id?: string | undefined;
  title: string;
  line: number;
  steps: Step[];
  /** Blocks outside any step. */
  blocks: Block[];
}

/** A page of prose as data: what checks, contents and twins need of it. */
export interface Outline {
  phases: Phase[];
  headings: Heading[];
  cautions: Caution[];
  links: { url: string; line: number }[];
  /** Elements used, with the names of their attributes. */
  elements: { name: string; attributes: string[]; line: number }[];
  /** Imports, exports and `{expressions}`, attributes included: not allowed, a page is text. */
  scripts: { code: string; line: number }[];
  /** Steps inside another element: they belong to no phase, so nothing may be checked of them. */
  nested: { id: string | undefined; line: number }[];
  /** What stands above the first heading or step that belongs to no phase. */
  stray: { text: string; line: number }[];
}

/** What leads away from a page; `definition` is the address of a `[link][name]`. */
const LINKS = ['link', 'image', 'definition'];

/** Reads a parsed page. Never throws: what is missing is absent in the result. */
export function outlineOf(root: MarkdownNode): Outline {
  const outline: Outline = {
    phases: [],
    headings: [],
    cautions: [],
    links: [],
    elements: [],
    scripts: [],
    nested: [],
    stray: [],
  };
  for (const node of walk(root)) {
    const line = lineOfNode(node);
    if (node.type === 'heading') {
      outline.headings.push({ depth: node.depth ?? 0, id: idOfHeading(node), title: textOf(node), line });
    } else if (LINKS.includes(node.type)) {
      outline.links.push({ url: node.url ?? '', line });
    } else if (node.type.startsWith('mdxJsx')) {
      outline.elements.push({ name: node.name ?? '', attributes: attributeNames(node), line });
      if (node.name === 'Caution') outline.cautions.push({ text: textOf(node).trim(), line });
      outline.scripts.push(...codeInAttributes(node).map((code) => ({ code, line })));
    } else if (node.type === 'mdxjsEsm' || node.type.endsWith('Expression')) {
      outline.scripts.push({ code: node.value ?? '', line });
    }
  }
  const top = new Set(root.children ?? []);
  for (const node of walk(root)) {
    if (node.name === 'Step' && !top.has(node))
      outline.nested.push({ id: attribute(node, 'id'), line: lineOfNode(node) });
  }
  let phase: Phase | undefined;
  for (const node of root.children ?? []) {
    if (node.type === 'yaml') continue;
    if (node.type === 'heading' && node.depth === 2) {
      phase = { id: idOfHeading(node), title: textOf(node), line: lineOfNode(node), steps: [], blocks: [] };
      outline.phases.push(phase);
    } else if (phase === undefined) {
      outline.stray.push({ text: textOf(node).slice(0, 60), line: lineOfNode(node) });
    } else if (node.name === 'Step') {
      phase.steps.push(stepOf(node));
    } else {
      phase.blocks.push(...blocksIn(node));
    }
  }
  return outline;
}

function stepOf(node: MarkdownNode): Step {
  const children = [...walk(node)];
  const expect = children.find((child) => child.name === 'Expect');
  return {
    id: attribute(node, 'id'),
    title: attribute(node, 'do'),
    line: lineOfNode(node),
    blocks: blocksIn(node),
    expect: expect && textOf(expect).trim(),
    expectLine: expect && lineOfNode(expect),
    ifNot: children
      .filter((child) => child.name === 'IfNot')
      .map((child) => ({
        text: textOf(child).trim(),
        goto: attribute(child, 'goto'),
        line: lineOfNode(child),
      })),
  };
}

function blocksIn(node: MarkdownNode): Block[] {
  return [...walk(node)]
    .filter((child) => child.type === 'code')
    .map((child) => ({
      ...parseFenceInfo(child.meta ?? ''),
      language: child.lang ?? '',
      code: child.value ?? '',
      line: lineOfNode(child),
    }));
}

/** Every anchor of a page in reading order: headings and steps. */
export function anchorsOf(outline: Outline): string[] {
  const placed = [
    ...outline.headings.map(({ id, line }) => ({ id, line })),
    ...outline.phases.flatMap((phase) => phase.steps.map(({ id, line }) => ({ id, line }))),
  ].sort((a, b) => a.line - b.line);
  return placed.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

/** Every block of a page, in order. */
export function blocksOf(outline: Outline): Block[] {
  return outline.phases.flatMap((phase) => [...phase.blocks, ...phase.steps.flatMap((step) => step.blocks)]);
}
