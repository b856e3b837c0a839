import { textOf } from '#core/markdown.ts';
import type { Parsers } from '#core/syntax.ts';
import type { Parameter } from '#schemas/parameter.ts';
import type { PhaseId, WorkflowPhase } from '#schemas/phase.ts';
import type { TakeNote } from './note.ts';
import { ParameterList } from './placeholders.ts';
import { claimId, idFrom } from './slug.ts';
import type { SourcePage, SourceSection } from './source-page.ts';
import { makeSteps } from './steps.ts';
import { mapSource, paragraph, type SourceNode, text, walkSource } from './tree.ts';

/** Stands where the source says nothing: an author finds it again, a reader is not misled. */
export const NOT_SAID = 'Not said in the imported page.';

const MOST_STEPS = 9;
const MOST_STEPS_NOW = 3;
/** A link also says the alert's name and start. */
const MOST_PARAMETERS = 14;
/** Ids of what the layout puts on every page. */
const RESERVED = ['content', 'end', 'query', 'unknown-anchor'];
const RE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export interface PageBody {
  /** Phases in the order of the workflow, each a second-level heading and what stands below it. */
  phases: { phase: WorkflowPhase; nodes: SourceNode[] }[];
  parameters: Parameter[];
  /** Fragment of the old page -> id in the new one. */
  anchors: Map<string, string>;
  steps: number;
  commands: number;
}

interface Place {
  phase: PhaseId;
  section: SourceSection | undefined;
  /** Whether the section's heading goes: the phase's own says it. */
  isPhase: boolean;
}

/** Puts a page's sections into the phases of a workflow, and their commands into steps. */
export async function makePageBody(
  page: SourcePage,
  workflow: readonly WorkflowPhase[],
  parsers: Parsers,
  take: TakeNote,
): Promise<PageBody> {
  const places = placesOf(page, workflow, take);
  const parameters = new ParameterList(codesOf(page), MOST_PARAMETERS);
  const ids = new Set<string>([...RESERVED, ...workflow.map(({ phase }) => phase)]);
  const anchors = new Map<string, string>();
  const samples = new Map<string, string>();
  const phases: PageBody['phases'] = [];
  const drafts = workflow.map((phase) => ({
    phase,
    nodes: places.filter((place) => place.phase === phase.phase).flatMap((place) => nodesOf(place, page)),
  }));
  // Headings take their ids before steps do: their fragments are known outside.
  for (const { phase, nodes } of drafts) {
    const depths = nodes.filter(({ type }) => type === 'heading').map(({ depth = 3 }) => depth);
    const top = Math.min(...depths);
    for (const node of nodes) {
      if (node.type !== 'heading') continue;
      const slug = page.slugs.get(node) ?? slugOfSection(page, node);
      const own =
        node.id !== undefined && RE_ID.test(node.id) ? node.id : idFrom(slug ?? textOf(node), 'part', 12);
      node.id = claimId(own, ids);
      node.depth = (node.depth ?? 3) === top ? 3 : 4;
      if (slug !== undefined) anchors.set(slug, node.id);
    }
    for (const { section, isPhase } of places.filter((place) => place.phase === phase.phase))
      if (isPhase && section !== undefined) anchors.set(section.slug, phase.phase);
  }
  for (const { phase, nodes } of drafts) {
    const most = phase.phase === 'do-now' ? MOST_STEPS_NOW : MOST_STEPS;
    const made = await makeSteps(nodes, most, { parsers, parameters, ids, samples, take });
    const isEmpty = made.every(({ type }) => type === 'heading');
    if (isEmpty && phase.optional && !places.some((place) => place.phase === phase.phase)) continue;
    if (isEmpty) take('unsure', 1, `The section "${phase.title}" is empty.`, '');
    phases.push({ phase, nodes: isEmpty ? [...made, paragraph([text(NOT_SAID)])] : made });
  }
  if (phases.length === 0) {
    const [phase] = workflow;
    if (phase !== undefined) phases.push({ phase, nodes: [paragraph([text(NOT_SAID)])] });
    take('unsure', 1, 'The page is empty.', '');
  }
  const present = new Set(phases.map(({ phase }) => phase.phase));
  for (const [slug, id] of anchors)
    if (isPhaseId(id, workflow) && !present.has(id as PhaseId)) anchors.delete(slug);
  const all = phases.flatMap(({ nodes }) => nodes.flatMap((node) => [...walkSource(node)]));
  const commands = all.filter(isCommand);
  const used = new Set(
    commands.flatMap(({ value = '' }) =>
      [...value.matchAll(/\{\{([a-z]\w*)\}\}/g)].map(([, name = '']) => name),
    ),
  );
  parameters.keep(used);
  for (const draft of phases)
    draft.nodes = draft.nodes.flatMap((node) =>
      mapSource(node, (inner) => withKnown(inner, parameters, take)),
    );
  return {
    phases,
    parameters: parameters.parameters,
    anchors,
    steps: all.filter(({ name }) => name === 'Step').length,
    commands: commands.length,
  };
}

function isPhaseId(id: string, workflow: readonly WorkflowPhase[]): boolean {
  return workflow.some(({ phase }) => phase === id);
}

/** A block that is no output; `text` counts, as a placeholder in it is filled in too. */
function isCommand(node: SourceNode): boolean {
  return node.type === 'code' && !/(?:^| )output(?: |$)/.test(node.meta ?? '');
}

function withKnown(node: SourceNode, parameters: ParameterList, take: TakeNote): SourceNode {
  if (node.type === 'inlineCode') {
    const { code, found } = parameters.replaceKnown(node.value ?? '');
    for (const { was, name } of found)
      take(
        'changed',
        node.position?.start.line ?? 1,
        `\`${was}\` is the parameter \`{{${name}}}\` now.`,
        was,
      );
    return { ...node, value: code };
  }
  if (node.type === 'code' && node.value !== undefined)
    return { ...node, value: node.value.replace(/\{\{(end|else|break|continue)\}\}/g, '{{ $1 }}') };
  return node;
}

/** Every block and command of the source, to see which variables the page sets itself. */
function codesOf({ lead, sections }: SourcePage): string[] {
  return [...lead, ...sections.flatMap(({ children }) => children)].flatMap((node) =>
    [...walkSource(node)].filter(({ type }) => type === 'code').map(({ value = '' }) => value),
  );
}

function placesOf(page: SourcePage, workflow: readonly WorkflowPhase[], take: TakeNote): Place[] {
  const has = (phase: PhaseId) => workflow.some((row) => row.phase === phase);
  const [first] = workflow;
  const fallback = first?.phase ?? 'overview';
  const places: Place[] = [];
  if (page.lead.length > 0) {
    const isAction = page.sections.length === 0 && page.lead.some(({ type }) => type === 'code');
    const phase =
      (isAction ? (['mitigation', 'diagnosis'] as const) : (['overview', 'symptoms'] as const)).find(has) ??
      fallback;
    places.push({ phase, section: undefined, isPhase: false });
    if (page.sections.length === 0)
      take('unsure', 1, `The page has no headings: all of it stands under \`${phase}\`.`, '');
  }
  for (const section of page.sections) {
    const known = section.phases.find(has);
    const before = places.at(-1)?.phase;
    const isAction = section.children.some((node) =>
      [...walkSource(node)].some(({ type }) => type === 'code'),
    );
    const guess =
      (isAction ? (['diagnosis', 'mitigation'] as const) : (['overview'] as const)).find(has) ?? fallback;
    const phase = known ?? (before === undefined || page.sections.indexOf(section) === 0 ? guess : before);
    const isFirst = !places.some((place) => place.phase === phase && place.section !== undefined);
    const row = workflow.find((candidate) => candidate.phase === phase);
    const isPhase = known !== undefined && isFirst;
    places.push({ phase, section, isPhase });
    if (known === undefined)
      take('unsure', section.line, `"${section.title}" is no phase: it stands under "${row?.title}".`, '');
    else if (isPhase && section.title !== row?.title)
      take('changed', section.line, `The section is titled "${row?.title}" here.`, section.title);
  }
  return places;
}

function nodesOf({ section, isPhase }: Place, page: SourcePage): SourceNode[] {
  if (section === undefined) return page.lead;
  if (isPhase) return section.children;
  // One rank above its own parts.
  const heading: SourceNode = {
    type: 'heading',
    depth: 2,
    children: section.words,
    position: { start: { line: section.line }, end: { line: section.line } },
  };
  return [heading, ...section.children];
}

function slugOfSection(page: SourcePage, node: SourceNode): string | undefined {
  return page.sections.find(({ line }) => line === node.position?.start.line)?.slug;
}
