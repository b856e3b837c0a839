import type { Catalog } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';

/** A rule over the catalog. Its file, test and documentation section carry its name. */
export interface Check {
  name: string;
  level: Finding['level'];
  /** What is promised, in one sentence. */
  description: string;
  run(catalog: Catalog): Problem[];
}

/** What a check reports; name and level are added by the runner. */
export type Problem = Pick<Finding, 'file' | 'line' | 'message' | 'mend'>;
