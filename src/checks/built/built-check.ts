import type { BuiltSite } from '#core/built-site.ts';
import type { Catalog } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import type { SecretScanner } from '#core/leaks/leak.ts';
import type { SourceText } from '#core/source-text.ts';

/** A rule over the built site. Its file, test and documentation section carry its name. */
export interface BuiltCheck {
  name: string;
  level: Finding['level'];
  /** What is promised, in one sentence. */
  description: string;
  run(site: BuiltSite, catalog: Catalog, tools: BuiltTools): BuiltProblem[] | Promise<BuiltProblem[]>;
}

/** What a check of the built site may use beside it. */
export interface BuiltTools {
  /** Finds what is known to be a secret. */
  findSecrets: SecretScanner;
  /** Every file below `content/`, as it was written. */
  sources: readonly SourceText[];
}

/** What a check reports; name and level are added by the runner. */
export type BuiltProblem = Pick<Finding, 'file' | 'line' | 'message' | 'mend' | 'address'>;

/** Where an author mends what a built file has: the file below `content/` that it is made from, if it is one. */
export function originOf(path: string, { runbooks, guides, alerts, services }: Catalog): string | undefined {
  const own = path.replace(/index\.\w+$/, '');
  return [...runbooks, ...guides, ...alerts, ...services].find((known) => known.path === own)?.source.file;
}
