import type { LabelSet } from '#core/promql-labels.ts';

/** A text of a file and where it starts. */
export interface WrittenText {
  text: string;
  /** 1-based. */
  line: number;
}

/** An alert rule as a file holds it. */
export interface AlertRule {
  /** Who evaluates it. Prometheus stands for all that read its format. */
  kind: 'prometheus' | 'grafana';
  name: string;
  line: number;
  /** Labels that its template knows: what its expression can give. */
  labels: LabelSet;
  /** Labels that the rule adds; its template does not know them. */
  added: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, WrittenText>>;
  /** The document's number, then keys and numbers down to the rule. */
  path: readonly (string | number)[];
  /** Where an annotation can be written. */
  place: AnnotationPlace;
}

/** How a value is quoted. */
export type Quote = 'single' | 'double';

/** Where the text of a file takes the link, best first; or why it takes none. */
export type AnnotationPlace =
  | { state: 'refused'; line: number; why: string }
  | {
      state: 'open';
      /** Existing values by annotation: the range that the value takes, quotes included. */
      values: Readonly<Record<string, { from: number; to: number; quote: Quote }>>;
      inserts: readonly { at: number; before: string; after: string; quote: Quote }[];
    };

/** A link or a text of a Grafana dashboard. */
export interface DashboardText extends WrittenText {
  /** `data link`, `panel link`, `dashboard link`, `text panel`, `description`, or `text` for any other. */
  where: string;
  /** Title of its panel. */
  panel?: string | undefined;
  /** Grafana writes the time range or variables behind it. */
  appends: boolean;
}

export interface RuleFile {
  file: string;
  rules: readonly AlertRule[];
  dashboards: readonly { title: string; line: number; texts: readonly DashboardText[] }[];
  /** Why the file, or a part of it, could not be read. */
  faults: readonly {
    level: 'error' | 'warning';
    check: 'yaml' | 'files';
    line: number;
    message: string;
    mend: string;
  }[];
}

/** Annotations that hold the link to a runbook, in the order in which they are asked for. */
export const RUNBOOK_KEYS: readonly string[] = [
  'runbook_url',
  'runbook',
  'runbookUrl',
  'runbookURL',
  'runbook-url',
  'runbook_link',
  'playbook',
  'playbook_url',
];

/** Annotations that may hold it among other things. */
export const DOCUMENT_KEYS: readonly string[] = [
  'documentation',
  'documentation_url',
  'docs',
  'docs_url',
  'doc_url',
  'wiki',
];

/** The annotation that holds the runbook's link, if the rule has one. Text that is no address is none. */
export function runbookLinkOf(rule: AlertRule): (WrittenText & { key: string }) | undefined {
  const found = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const written = rule.annotations[key];
      return written !== undefined && looksLikeLink(written.text) ? [{ key, ...written }] : [];
    })[0];
  return found(RUNBOOK_KEYS) ?? found(DOCUMENT_KEYS);
}

/** An address, or a template that begins like one: `{{ .Values.base }}/x`, `${RUNBOOKS}/x`, `[[ .RunbookURL ]]#x`. */
function looksLikeLink(text: string): boolean {
  return /^\s*(?:https?:\/\/|(?:\{\{.*?\}\}|\$\{[^}]*\}|\[\[[^\]]*\]\])(?:[/?#]|\S*\/|\s*$))/is.test(text);
}
