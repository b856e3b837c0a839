import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { ANY_LABEL, type LabelSet, resultLabels, unionOf } from '#core/promql-labels.ts';
import type { AlertRule, RuleFile, WrittenText } from '#core/rules/rule.ts';
import type { SyntaxNode } from '#core/syntax-tree.ts';
import { readLogql } from '#io/parsers/logql.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { annotationPlaceOf } from './annotation-place.ts';
import { dashboardTexts, isDashboard } from './dashboard-texts.ts';
import { type LenientDocuments, lenientDocumentsOf } from './documents.ts';
import { foreignSyntaxOf } from './foreign-syntax.ts';
import { mapAt, pairAt, pairsOf, rangeOf, textAt } from './yaml-nodes.ts';

type Fault = RuleFile['faults'][number];
interface Content {
  rules: AlertRule[];
  dashboards: { title: string; line: number; texts: ReturnType<typeof dashboardTexts> }[];
  faults: Fault[];
}

/** A file with rules in it may not be left unread in silence. */
const RE_RULE = /^[ \t-]*"?alert"?[ \t]*:/m;
/** What a file without rules and dashboards lacks: not worth the time to read. */
const RE_KEYS = /(?:^|[\s{,"'-])(?:alert|condition|panels|rows|elements)["']?\s*:/m;
/** A file of recorded series alone is none that was named by mistake. */
const RE_RECORD = /^[ \t-]*"?record"?[ \t]*:/m;
/** vmalert reads MetricsQL, whose results have other labels. */
const VICTORIA_KEYS = [
  'type',
  'concurrency',
  'eval_offset',
  'eval_alignment',
  'extra_filter_labels',
  'params',
  'headers',
];
/** Labels that Grafana gives to every alert. */
const GRAFANA_LABELS: LabelSet = {
  only: new Set([
    'alertname',
    'grafana_folder',
    'ref_id',
    'datasource_uid',
    'rulename',
    '__alert_rule_uid__',
  ]),
};

/**
 * Reads the alert rules and dashboards of a YAML or JSON text, whatever document holds them. Never throws.
 * @param text undefined when the file is not UTF-8; @param named the user asked for this file by its name.
 */
export function readRuleFile(file: string, text: string | undefined, named: boolean): RuleFile {
  if (text === undefined)
    return withFault(file, 'The file is not UTF-8.', 'Save it as UTF-8.', named ? 'error' : 'warning');
  if (!named && !RE_KEYS.test(text)) return { file, rules: [], dashboards: [], faults: [] };
  const documents = lenientDocumentsOf(text);
  const foreign = foreignSyntaxOf(file, text, documents.errors.length > 0);
  const broken = documents.errors[0];
  if (broken !== undefined) {
    if (!named && !RE_RULE.test(text)) return { file, rules: [], dashboards: [], faults: [] };
    const message =
      foreign === undefined
        ? `Broken YAML: ${broken.message}`
        : `The file is ${foreign.name}, and its alerts cannot be read.`;
    const mend =
      foreign?.mend ?? 'Check the indentation, quotes and colons of this line and the one above it.';
    const fault = {
      level: foreign === undefined ? 'error' : 'warning',
      check: foreign ? 'files' : 'yaml',
      line: broken.line,
      message,
      mend,
    } as const;
    return { file, rules: [], dashboards: [], faults: [fault] };
  }
  const why = foreign === undefined ? undefined : `the file is ${foreign.name}`;
  const content = contentOf(documents, (offset) => documents.counter.linePos(offset).line, why);
  if (
    named &&
    !RE_RECORD.test(text) &&
    content.rules.length === 0 &&
    content.dashboards.length === 0 &&
    content.faults.length === 0
  )
    return withFault(
      file,
      'The file holds no alert rule and no dashboard.',
      'Name the files that do.',
      'warning',
    );
  return { file, ...content };
}

function withFault(file: string, message: string, mend: string, level: Fault['level']): RuleFile {
  return { file, rules: [], dashboards: [], faults: [{ level, check: 'files', line: 1, message, mend }] };
}

function contentOf(
  { all, text, originalAt }: LenientDocuments,
  lineAt: (offset: number) => number,
  /** Why nothing is to be written into the text. */
  closed: string | undefined,
  /** The text stands inside a value of another. */
  inside = false,
): Content {
  const content: Content = { rules: [], dashboards: [], faults: [] };
  const visit = (node: unknown, group: Group, path: readonly (string | number)[]): void => {
    if (isMap(node)) {
      const rule = ruleOf(node, group);
      if (rule !== undefined) {
        content.rules.push({ ...rule, path, place: placeOf(node) });
        return;
      }
      if (isDashboard(node)) {
        const title = textAt(node, 'title') ?? '';
        content.dashboards.push({
          title,
          line: lineAt(rangeOf(node)[0]),
          texts: dashboardTexts(node, lineAt),
        });
        return;
      }
      const below = groupOf(node, group);
      for (const { key, value } of pairsOf(node)) visit(value, below, [...path, String(key.value)]);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) visit(item, group, [...path, index]);
    } else if (!inside && isScalar(node) && typeof node.value === 'string') {
      const found = embedded(node.value, lineAt(rangeOf(node)[0]), node.type?.startsWith('BLOCK') ?? false);
      content.rules.push(...found.rules);
      content.dashboards.push(...found.dashboards);
      content.faults.push(...found.faults);
    }
  };
  const placeOf = (node: YAMLMap): AlertRule['place'] => {
    const line = lineAt(rangeOf(node)[0]);
    if (closed !== undefined) return { state: 'refused', line, why: closed };
    return movedPlace(annotationPlaceOf(text, node, lineAt), originalAt);
  };
  const ruleOf = (node: YAMLMap, group: Group) => readRule(node, group, lineAt);
  for (const [index, document] of all.entries()) visit(document.contents, NO_GROUP, [index]);
  return content;
}

function movedPlace(place: AlertRule['place'], to: (offset: number) => number): AlertRule['place'] {
  if (place.state === 'refused') return place;
  const values = Object.entries(place.values).map(
    ([key, { from, to: end, quote }]) => [key, { from: to(from), to: to(end), quote }] as const,
  );
  return {
    ...place,
    values: Object.fromEntries(values),
    inserts: place.inserts.map((insert) => ({ ...insert, at: to(insert.at) })),
  };
}

/** A ConfigMap holds rule files and dashboards as texts. */
function embedded(text: string, line: number, block: boolean): Content {
  const none: Content = { rules: [], dashboards: [], faults: [] };
  if (!text.includes('\n') && !text.startsWith('{')) return none;
  if (!RE_RULE.test(text) && !/"(?:panels|elements)"\s*:/.test(text)) return none;
  const documents = lenientDocumentsOf(text);
  const { counter, errors } = documents;
  const at = (inner: number) => (block ? line + inner : line);
  const [broken] = errors;
  if (broken !== undefined) {
    const message = `The text in this value is broken YAML: ${broken.message}`;
    const mend = 'Check the indentation, quotes and colons of this line and the one above it.';
    return { ...none, faults: [{ level: 'error', check: 'yaml', line: at(broken.line), message, mend }] };
  }
  const why = 'it stands inside a text of another document';
  return contentOf(documents, (offset) => at(counter.linePos(offset).line), why, true);
}

/** What a rule has from its group. */
interface Group {
  labels: Readonly<Record<string, string>>;
  /** Whether its expressions are PromQL as Prometheus reads it. */
  prometheus: boolean;
}
const NO_GROUP: Group = { labels: {}, prometheus: true };

function groupOf(map: YAMLMap, group: Group): Group {
  const isGroup = isSeq(pairAt(map, 'rules')?.value);
  const victoria =
    textAt(map, 'kind') === 'VMRule' ||
    (isGroup && VICTORIA_KEYS.some((key) => pairAt(map, key) !== undefined));
  return {
    labels: isGroup ? { ...group.labels, ...textsOf(mapAt(map, 'labels')) } : group.labels,
    prometheus: group.prometheus && !victoria,
  };
}

function readRule(
  map: YAMLMap,
  group: Group,
  lineAt: (offset: number) => number,
): Omit<AlertRule, 'place' | 'path'> | undefined {
  const name = textAt(map, 'alert');
  const expr = pairAt(map, 'expr')?.value;
  const title = textAt(map, 'title');
  const queries = pairAt(map, 'data')?.value;
  const isPrometheus = name !== undefined && isScalar(expr);
  const isGrafana =
    title !== undefined &&
    isSeq(queries) &&
    ['condition', 'uid'].some((key) => pairAt(map, key) !== undefined);
  if (!isPrometheus && !isGrafana) return undefined;
  const named = pairAt(map, isPrometheus ? 'alert' : 'title')?.value ?? map;
  const annotations = mapAt(map, 'annotations');
  return {
    kind: isPrometheus ? 'prometheus' : 'grafana',
    name: (isPrometheus ? name : title) ?? '',
    line: lineAt(rangeOf(named)[0]),
    labels: isPrometheus
      ? group.prometheus
        ? resultLabels(readQuery(String(expr.value)))
        : ANY_LABEL
      : labelsOfQueries(isSeq(queries) ? queries.items : []),
    added: { ...group.labels, ...textsOf(mapAt(map, 'labels')) },
    annotations: annotations === undefined ? {} : writtenTexts(annotations, lineAt),
  };
}

/** PromQL, or LogQL where it is none. */
function readQuery(expr: string): SyntaxNode | undefined {
  return readPromqlTree(expr) ?? readLogql(expr);
}

/** Labels of Grafana's queries together; all where one is no PromQL. */
function labelsOfQueries(queries: readonly unknown[]): LabelSet {
  const sets = queries.flatMap((query): LabelSet[] => {
    if (!isMap(query)) return [ANY_LABEL];
    const model = mapAt(query, 'model');
    const source = textAt(query, 'datasourceUid');
    // Grafana's own expressions take no label in, unless they are SQL.
    if ((source === '__expr__' || source === '-100') && model && textAt(model, 'type') !== 'sql') return [];
    const expr = model === undefined ? undefined : textAt(model, 'expr');
    return [resultLabels(expr === undefined ? undefined : readQuery(expr.replace(/\$__\w+/g, '5m')))];
  });
  return unionOf([...sets, GRAFANA_LABELS]);
}

function textsOf(map: YAMLMap | undefined): Record<string, string> {
  if (map === undefined) return {};
  return Object.fromEntries(
    pairsOf(map).flatMap(({ key, value }) =>
      isScalar(value) ? [[String(key.value), String(value.value)]] : [],
    ),
  );
}

function writtenTexts(map: YAMLMap, lineAt: (offset: number) => number): Record<string, WrittenText> {
  return Object.fromEntries(
    pairsOf(map).flatMap(({ key, value }) =>
      isScalar(value)
        ? [[String(key.value), { text: String(value.value ?? ''), line: lineAt(rangeOf(value)[0]) }]]
        : [],
    ),
  );
}
