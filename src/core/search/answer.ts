import type { DocumentKind } from './search-index.ts';

/** A result, ready to be shown. */
export interface Hit {
  /** From the site's root, without base, with `#anchor` and, where an alert was pasted, its values as a query. */
  path: string;
  title: string;
  /** `step`: the words stand at a step of the runbook. */
  kind: DocumentKind | 'step';
  /** The service's name; empty for none. */
  service: string;
  severity: string;
  /** The line that has the words; empty when that is the title. */
  line: string;
}

export interface Answer {
  /** Best first. The same question has the same answer, whatever was asked before. */
  hits: Hit[];
  /** What was searched for, without what was left out. */
  reducedTo: string;
  /** What was recognised: "Alertmanager notification: 3 alerts". Empty for plain words. */
  recognised: string;
  /** Pasted alerts that no page has. */
  unknown: string[];
  /** Names that may have been meant, when there is no hit. */
  nearest: string[];
}

/** What hits may be narrowed to. */
export interface Filter {
  kind?: string | undefined;
  /** The service's name. */
  service?: string | undefined;
  severity?: string | undefined;
}

export function fits({ kind, service, severity }: Hit, filter: Filter): boolean {
  const isKind = (wanted: string) => (kind === 'step' ? 'runbook' : kind) === wanted.toLowerCase();
  return (
    (!filter.kind || isKind(filter.kind)) &&
    (!filter.service || service === filter.service) &&
    (!filter.severity || severity === filter.severity)
  );
}
