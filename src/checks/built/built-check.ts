import type { BuiltSite } from '#core/built-site.ts';
import type { Catalog } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';

/** A rule over the built site. Its file, test and documentation section carry its name. */
export interface BuiltCheck {
  name: string;
  level: Finding['level'];
  /** What is promised, in one sentence. */
  description: string;
  run(site: BuiltSite, catalog: Catalog): BuiltProblem[];
}

/** What a check reports; name and level are added by the runner. */
export type BuiltProblem = Pick<Finding, 'file' | 'line' | 'message' | 'mend' | 'address'>;

/** Where an author mends what a built file has: the content that it is made from. */
export function originOf(path: string, { runbooks, guides, alerts, services }: Catalog): string {
  const own = path.replace(/index\.\w+$/, '');
  const page = [...runbooks, ...guides, ...alerts, ...services].find((known) => known.path === own);
  return page === undefined ? 'src/' : page.source.file;
}
