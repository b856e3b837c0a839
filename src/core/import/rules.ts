import { ANY_LABEL, canHave, type LabelSet } from '#core/promql-labels.ts';
import type { AlertEntry } from '#schemas/alert.ts';
import type { Parameter } from '#schemas/parameter.ts';
import type { Severity } from '#schemas/severity.ts';
import { cut } from './page-matter.ts';
import { type SourcePage, stemOf } from './source-page.ts';

/** An alerting rule, as its file says it. */
export interface SourceRule {
  name: string;
  expr: string;
  /** Labels that the expression's result can have. Default: any. */
  keeps?: LabelSet | undefined;
  for?: string | undefined;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  /** Path of its file, for messages. */
  file: string;
}

/** Severities of common rules, the worst first. */
const WORST_FIRST = [
  'page',
  'critical',
  'fatal',
  'disaster',
  'emergency',
  'p0',
  'sev0',
  'sev1',
  'p1',
  'major',
  'high',
  'error',
  'sev2',
  'p2',
  'urgent',
  'warning',
  'warn',
  'medium',
  'average',
  'sev3',
  'p3',
  'minor',
  'low',
  'ticket',
  'sev4',
  'p4',
  'info',
  'informational',
  'notify',
  'none',
];

const squeezed = (words: string) => words.toLowerCase().replace(/[^a-z0-9]/g, '');

export function worstFirst(a: string, b: string): number {
  const place = (word: string) => {
    const at = WORST_FIRST.indexOf(word.toLowerCase());
    return at < 0 ? WORST_FIRST.indexOf('medium') : at;
  };
  return place(a) - place(b);
}

/** The rules that a page is for: by the file's name, its title, its heading, or the address that a rule links to; the worst first. */
export function rulesOfPage(page: SourcePage, rules: readonly SourceRule[]): SourceRule[] {
  const stem = stemOf(page.file.path);
  const names = new Set(
    [stem, page.title, ...(page.heading === undefined ? [] : [page.heading])].map(squeezed).filter(Boolean),
  );
  // The file's name is the address, so it decides when a heading names another alert.
  const byStem = rules.filter(({ name }) => squeezed(name) === squeezed(stem));
  const found =
    byStem.length > 0
      ? byStem
      : rules.filter((rule) => names.has(squeezed(rule.name)) || names.has(linkedName(rule)));
  return [...found].sort((a, b) => worstFirst(a.labels.severity ?? '', b.labels.severity ?? ''));
}

/** Last part of the address that a rule links to: `…/kubernetes/kubepodcrashlooping`, `…/runbook.md#alert-name-x`. */
function linkedName({ annotations }: SourceRule): string {
  const url = annotations.runbook_url ?? annotations.runbook ?? '';
  const last =
    url
      .replace(/\?[^#]*/, '')
      .replace(/\/+$/, '')
      .split(/[/#]/)
      .at(-1) ?? '';
  return squeezed(last.replace(/^alert-name-/, '').replace(/\.(?:md|html)$/, '')) || '-';
}

/** `KubePodCrashLooping`, `etcdNoLeader`: what an alert is called, and a page of prose is not. */
export function looksLikeAlert(stem: string): boolean {
  return /^[A-Za-z]+[A-Za-z0-9]*$/.test(stem) && /[a-z][A-Z]|[A-Z]{2,}[a-z]/.test(stem);
}

/** A row of the matrix for a rule's severity: the same word, else as far from the worst. */
export function severityRow(wanted: string | undefined, levels: readonly Pick<Severity, 'id'>[]): string {
  const same = levels.find(({ id }) => id.toLowerCase() === wanted?.toLowerCase());
  const last = levels.at(-1)?.id ?? 'warning';
  if (same !== undefined) return same.id;
  const at = WORST_FIRST.indexOf(wanted?.toLowerCase() ?? 'medium');
  const share = (at < 0 ? WORST_FIRST.indexOf('medium') : at) / WORST_FIRST.length;
  return levels[Math.min(levels.length - 1, Math.floor(share * levels.length))]?.id ?? last;
}

/** `1h30m` as the alert map writes it: one number, one unit. */
export function oneUnit(duration: string | undefined): string | undefined {
  if (duration === undefined || /^\d+(?:ms|s|m|h|d)$/.test(duration)) return duration;
  const units: Record<string, number> = { ms: 0, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };
  const parts = [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)];
  const seconds = parts.reduce((sum, [, count, unit = 's']) => sum + Number(count) * (units[unit] ?? 0), 0);
  if (seconds === 0) return undefined;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** Label of an alert that a parameter is filled from, when its rule shows that it has one. */
export function labelsForParameters(
  rule: SourceRule,
  parameters: readonly Pick<Parameter, 'name'>[],
): Record<string, string> {
  const { keeps = ANY_LABEL } = rule;
  const said = new Set(
    Object.values(rule.annotations).flatMap((value) =>
      [...value.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label),
    ),
  );
  const has = (label: string) =>
    Object.hasOwn(rule.labels, label) || (canHave(keeps, label) && ('only' in keeps || said.has(label)));
  return Object.fromEntries(
    parameters.flatMap(({ name }) => {
      const label = [name, ...(SYNONYMS[name] ?? [])].find(has);
      return label === undefined ? [] : [[name, label]];
    }),
  );
}

const SYNONYMS: Record<string, string[]> = {
  pvc: ['persistentvolumeclaim'],
  host: ['instance', 'node'],
  node: ['instance'],
  job: ['job_name'],
};

/** One line of an annotation, its templates as plain words: `{{ $labels.pod }}` -> `pod`. */
export function plainAnnotation(value: string | undefined, most: number): string | undefined {
  const words = (value ?? '')
    .replace(/\{\{[^{}]*\$labels\.(\w+)[^{}]*\}\}/g, '$1')
    .replace(/\{\{[^{}]*\$value[^{}]*\}\}/g, 'value')
    .replace(/\{\{.*?\}\}/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' || /\{\{|\}\}/.test(words) ? undefined : cut(words, most);
}

/** The entry of an alert map for a rule and the place that it opens. */
export function alertEntry(
  rule: SourceRule,
  place: {
    runbook: string;
    anchor: string;
    severity: string;
    summary: string;
    impact: string;
    parameters: Record<string, string>;
  },
): Partial<AlertEntry> {
  const { runbook, anchor, severity, summary, impact, parameters } = place;
  const labels = Object.fromEntries(Object.entries(rule.labels).filter(([, value]) => !/\{\{/.test(value)));
  const duration = oneUnit(rule.for);
  return {
    name: rule.name,
    summary,
    impact,
    severity,
    expr: rule.expr.trim(),
    ...(duration === undefined ? {} : { for: duration }),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    runbook,
    anchor,
  };
}
