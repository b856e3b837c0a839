import { runbookPath } from '#core/links.ts';
import type { Parsers } from '#core/syntax.ts';
import type { AlertEntry } from '#schemas/alert.ts';
import type { WorkflowPhase } from '#schemas/phase.ts';
import type { RunbookMatter } from '#schemas/runbook.ts';
import type { Severity } from '#schemas/severity.ts';
import { componentOf, makeNewService, type NewService } from './new-service.ts';
import type { ImportNote, TakeNote } from './note.ts';
import { makePageBody, NOT_SAID, type PageBody } from './page-body.ts';
import { keyOf, type Moved, withNewLinks } from './page-links.ts';
import { cut, makeAliases, makeOwnMatter, makeRenamed, sentenceOf, type Taken } from './page-matter.ts';
import {
  alertEntry,
  labelsForParameters,
  looksLikeAlert,
  plainAnnotation,
  rulesOfPage,
  type SourceRule,
  severityRow,
} from './rules.ts';
import { idFrom } from './slug.ts';
import { readSourcePage, type SourceFile, type SourcePage, stemOf } from './source-page.ts';
import { type ParseMarkdown, type SourceNode, text, walkSource } from './tree.ts';

/** What the site has already, as far as imported pages must fit it. */
export interface Existing {
  /** Absent: the service is made. */
  service?:
    | {
        workflow: readonly WorkflowPhase[];
        components: readonly { id: string }[];
        levels: readonly Severity[];
      }
    | undefined;
  /** Runbooks of the service. */
  runbooks: readonly { id: string; title: string; summary: string }[];
  /** Alerts of the service. */
  alerts: readonly { name: string; summary: string; runbook: string }[];
  /** Every address that opens something, with the paths of what it opens. */
  paths: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface ImportRequest {
  service: string;
  files: readonly SourceFile[];
  rules: readonly SourceRule[];
  /** Paths below which the folder was served: `/runbooks/`. */
  bases: readonly string[];
  existing: Existing;
  /** ISO day. */
  today: string;
  parse: ParseMarkdown;
  parsers: Parsers;
}

type Matter = Omit<
  RunbookMatter,
  'reviewEveryDays' | 'logs' | 'prerequisites' | 'related' | 'aliases' | 'renamed' | 'keywords' | 'parameters'
> &
  Partial<Pick<RunbookMatter, 'aliases' | 'renamed' | 'logs' | 'keywords' | 'parameters'>>;

/** A page that was made from a file. */
export interface ImportedPage {
  /** Path of the source. */
  from: string;
  /** Runbook id. */
  id: string;
  matter: Matter;
  /** The body, phase by phase. */
  root: SourceNode;
  notes: ImportNote[];
  phases: number;
  steps: number;
  commands: number;
}

/** An alert that has a page and no rule. */
export interface Unfilled {
  name: string;
  runbook: string;
  anchor: string;
}

export interface Imported {
  newService: NewService | undefined;
  pages: ImportedPage[];
  alerts: Partial<AlertEntry>[];
  unfilled: Unfilled[];
}

interface Draft {
  page: SourcePage;
  id: string;
  body: PageBody;
  take: TakeNote;
}

/** Makes runbooks of this site from the pages of another collection. Never throws; drops nothing without a note. */
export async function importPages(request: ImportRequest): Promise<Imported> {
  const { service, files, rules, bases, existing, parse, parsers } = request;
  const sources = files.map((file) => readSourcePage(file, parse));
  const used = sources.flatMap((page) => rulesOfPage(page, rules));
  const newService = existing.service === undefined ? makeNewService(service, sources, used) : undefined;
  const workflow = existing.service?.workflow ?? newService?.service.workflow ?? [];
  const levels = existing.service?.levels ?? newService?.severities.levels ?? [];
  const components = (existing.service?.components ?? newService?.service.components ?? []).map(
    ({ id }) => id,
  );

  const drafts: Draft[] = [];
  const ids = new Set<string>();
  for (const page of sources) {
    const id = claimRunbookId(service, page, ids);
    const take: TakeNote = (kind, line, message, words) => {
      page.notes.push({ kind, line, message, text: words });
    };
    drafts.push({ page, id, body: await makePageBody(page, workflow, parsers, take), take });
  }
  const moved = new Map<string, Moved>(
    drafts.map(({ page, id, body }) => [keyOf(page.file.path), { id, anchors: body.anchors }]),
  );
  const taken: Taken = { titles: new Set(), summaries: new Set() };
  for (const { id, title, summary } of existing.runbooks) {
    if (ids.has(id)) continue;
    taken.titles.add(worded(title));
    taken.summaries.add(worded(summary));
  }
  const claimed = new Set([...ids].map(runbookPath));
  const summaries = new Set(existing.alerts.map(({ summary }) => worded(summary)));
  const names = new Set(existing.alerts.map(({ name }) => name));
  const imported: Imported = { newService, pages: [], alerts: [], unfilled: [] };
  for (const draft of drafts) imported.pages.push(await finish(draft));
  return imported;

  async function finish({ page, id, body, take }: Draft): Promise<ImportedPage> {
    const own = makeOwnMatter(page, body, taken, take);
    const [rule, ...others] = rulesOfPage(page, rules);
    const anchor = firstPlace(body);
    const stem = stemOf(page.file.path);
    if (others.length > 0 && rule !== undefined) {
      const other = others.map(({ labels }) => labels.severity ?? 'no severity').join(', ');
      take(
        'unsure',
        1,
        `${others.length + 1} rules are named ${rule.name}: the alert map has the one of ${rule.labels.severity ?? 'no severity'}, not those of ${other}.`,
        '',
      );
    }
    const severity = severityRow(rule?.labels.severity, levels);
    const isAlert = rule !== undefined || looksLikeAlert(stem);
    if (rule !== undefined) await addAlert(rule, id, anchor, severity, page, body, take);
    else if (isAlert && !names.has(stem)) {
      imported.unfilled.push({ name: stem, runbook: id, anchor });
      take(
        'unsure',
        1,
        `No rule for the alert ${stem} was given: its entry waits as a comment in the alert map.`,
        '',
      );
    }
    const folder = componentOf(page.file.path);
    const component = folder !== undefined && components.includes(folder) ? folder : components[0];
    if (component !== folder && folder !== undefined)
      take('unsure', 1, `The service has no component \`${folder}\`: the page has \`${component}\`.`, '');
    const aliases = makeAliases(page, bases, take).filter((alias) => {
      const own = runbookPath(id);
      if (alias === own) return false;
      const isFree = [alias, alias.toLowerCase()].every(
        (path) =>
          !claimed.has(path) && [...(existing.paths.get(path) ?? [])].every((target) => target === own),
      );
      if (isFree) {
        claimed.add(alias);
        return true;
      }
      take('unsure', 1, 'This old address opens another page already.', alias);
      return false;
    });
    const linked = body.phases.map(({ phase, nodes }) => ({
      phase,
      nodes: withNewLinks(nodes, page.file.path, moved, bases, take),
    }));
    const children = linked.flatMap(({ phase, nodes }): SourceNode[] => [
      { type: 'heading', depth: 2, id: phase.phase, children: [text(phase.title)] },
      ...nodes,
    ]);
    const root: SourceNode = { type: 'root', children };
    const renamed = makeRenamed(page, body, idsIn(root), take);
    return {
      from: page.file.path,
      id,
      matter: {
        title: own.title,
        kind: isAlert ? 'alert' : 'operational',
        summary: own.summary,
        severity,
        symptoms: own.symptoms,
        ...(own.logs.length > 0 ? { logs: own.logs } : {}),
        ...(own.keywords.length > 0 ? { keywords: own.keywords } : {}),
        components: [component ?? service],
        ...(body.parameters.length > 0 ? { parameters: body.parameters } : {}),
        reviewedOn: request.today,
        imported: { from: page.file.path, on: request.today },
        ...(aliases.length > 0 ? { aliases } : {}),
        ...(Object.keys(renamed).length > 0 ? { renamed } : {}),
      },
      root,
      notes: page.notes,
      phases: body.phases.length,
      steps: body.steps,
      commands: body.commands,
    };
  }

  async function addAlert(
    rule: SourceRule,
    runbook: string,
    anchor: string,
    severity: string,
    page: SourcePage,
    body: PageBody,
    take: TakeNote,
  ) {
    const parameters = labelsForParameters(rule, body.parameters);
    for (const parameter of body.parameters) {
      const label = parameters[parameter.name];
      if (label !== undefined) parameter.description = `The label \`${label}\` of the alert.`;
    }
    if (existing.alerts.some(({ name, runbook: known }) => name === rule.name && known === runbook)) return;
    if (names.has(rule.name)) {
      take('unsure', 1, `The alert map has ${rule.name} already: its entry stays as it is.`, '');
      return;
    }
    const faults = (await parsers.promql?.(rule.expr)) ?? [];
    if (faults.length > 0 || !/^[A-Za-z_]\w*$/.test(rule.name)) {
      take(
        'unsure',
        1,
        `The rule of ${rule.name} in ${rule.file} cannot be taken over: ${faults[0]?.message ?? 'its name is no name of an alert'}.`,
        '',
      );
      imported.unfilled.push({ name: rule.name, runbook, anchor });
      return;
    }
    names.add(rule.name);
    const said = plainAnnotation(
      rule.annotations.summary ?? rule.annotations.description ?? rule.annotations.message,
      160,
    );
    const tries = [said, said && cut(`${rule.name}: ${said}`, 160), `${rule.name} fires.`];
    const summary =
      tries.find((words) => words !== undefined && !summaries.has(worded(words))) ?? `${rule.name} fires.`;
    summaries.add(worded(summary));
    const impact = impactOf(page, body);
    imported.alerts.push(alertEntry(rule, { runbook, anchor, severity, summary, impact, parameters }));
  }
}

function claimRunbookId(service: string, page: SourcePage, ids: Set<string>): string {
  const stem = idFrom(stemOf(page.file.path), 'page', 10);
  const folder = idFrom(page.file.path.split('/').slice(0, -1).join('-'), 'page', 6);
  let slug = stem;
  for (let count = 1; ids.has(`${service}/${slug}`); count++)
    slug = count === 1 ? `${folder}-${stem}` : `${stem}-${count}`;
  ids.add(`${service}/${slug}`);
  return `${service}/${slug}`;
}

const worded = (words: string) => words.toLowerCase().replace(/\W+/g, ' ').trim();

/** Where an alert's reader starts: the first phase that says what to do. */
function firstPlace({ phases }: PageBody): string {
  const acts = ['do-now', 'diagnosis', 'investigation', 'mitigation', 'resolution', 'recovery'];
  const ids = phases.map(({ phase }) => phase.phase as string);
  const withSteps = phases
    .filter(({ nodes }) => nodes.some(({ name }) => name === 'Step'))
    .map(({ phase }) => phase.phase as string);
  return (
    acts.find((id) => withSteps.includes(id)) ?? acts.find((id) => ids.includes(id)) ?? ids[0] ?? 'overview'
  );
}

/** First sentence of what the page calls its impact. */
function impactOf(page: SourcePage, { phases }: PageBody): string {
  const section = page.sections.find(({ title }) => /impact/i.test(title));
  const nodes = section?.children ?? phases.find(({ phase }) => phase.phase === 'symptoms')?.nodes ?? [];
  for (const node of nodes) {
    const words = node.type === 'paragraph' ? sentenceOf(node) : undefined;
    if (words !== undefined) return cut(words, 160);
  }
  return NOT_SAID;
}

function idsIn(root: SourceNode): Set<string> {
  const ids = new Set<string>();
  for (const node of walkSource(root)) {
    if (node.id !== undefined) ids.add(node.id);
    const id = node.attributes?.find(({ name }) => name === 'id')?.value;
    if (node.name === 'Step' && typeof id === 'string') ids.add(id);
  }
  return ids;
}
