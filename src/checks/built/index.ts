import type { BuiltSite } from '#core/built-site.ts';
import type { Catalog } from '#core/catalog.ts';
import { byPlace, type Finding } from '#core/finding.ts';
import type { BuiltCheck } from './built-check.ts';
import { builtLinksResolve } from './built-links-resolve.ts';
import { publishedLinksAreBuilt } from './published-links-are-built.ts';

export const builtChecks: readonly BuiltCheck[] = [builtLinksResolve, publishedLinksAreBuilt];

/** Everything wrong with a built site. @param catalog what it was built from. */
export function builtFindings(site: BuiltSite, catalog: Catalog): Finding[] {
  return builtChecks
    .flatMap(({ name, level, run }) =>
      run(site, catalog).map((problem) => ({ level, check: name, ...problem })),
    )
    .sort(byPlace);
}
