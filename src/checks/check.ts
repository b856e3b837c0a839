import type { Catalog } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import type { SecretScanner } from '#core/leaks/leak.ts';
import type { SourceText } from '#core/source-text.ts';
import type { Parsers, ShellLinter } from '#core/syntax.ts';
import type { TreeReader } from '#core/syntax-tree.ts';

/** A rule over the catalog. Its file, test and documentation section carry its name. */
export interface Check {
  name: string;
  level: Finding['level'];
  /** Level in a runbook that was imported and not yet reviewed. Default: `level`. */
  ofImported?: Finding['level'] | undefined;
  /** What is promised, in one sentence. */
  description: string;
  run(catalog: Catalog, tools: Tools): Problem[] | Promise<Problem[]>;
}

/** What a check may use beside the catalog. It reads files and starts programs, so whoever runs the checks brings it. */
export interface Tools {
  /** By language. Code in a language without a parser is not judged. */
  parsers: Parsers;
  /** The tree of a PromQL expression; undefined where it cannot be read. */
  readPromql?: TreeReader | undefined;
  /** Absent where the program is not installed: only in CI it must be. */
  lintShell?: ShellLinter | undefined;
  /** ISO day. */
  today: string;
  /** Finds what is known to be a secret. */
  findSecrets: SecretScanner;
  /** Every file below `content/`, as it was written. */
  sources: readonly SourceText[];
}

/** What a check reports; name and level are added by the runner. */
export type Problem = Pick<Finding, 'file' | 'line' | 'message' | 'mend' | 'address'>;
