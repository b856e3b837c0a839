import { withAllowances } from '#core/allowed-findings.ts';
import type { BuiltSite } from '#core/built-site.ts';
import type { Catalog } from '#core/catalog.ts';
import { byPlace, type Finding } from '#core/finding.ts';
import { type BuiltCheck, type BuiltTools, originOf } from './built-check.ts';
import { builtContactsArePublic } from './built-contacts-are-public.ts';
import { builtLinksResolve } from './built-links-resolve.ts';
import { builtSecretsAreAbsent } from './built-secrets-are-absent.ts';
import { publishedLinksAreBuilt } from './published-links-are-built.ts';

export const builtChecks: readonly BuiltCheck[] = [
  builtLinksResolve,
  publishedLinksAreBuilt,
  builtSecretsAreAbsent,
  builtContactsArePublic,
];

/** Everything wrong with a built site, but for what the content allows. @param catalog what it was built from. */
export async function builtFindings(
  site: BuiltSite,
  catalog: Catalog,
  tools: BuiltTools,
): Promise<Finding[]> {
  const found = await Promise.all(
    builtChecks.map(async ({ name, level, run }) =>
      (await run(site, catalog, tools)).map(
        (problem): Finding => ({
          level,
          check: name,
          ...problem,
          // What no page of the content makes, the site as a whole answers for.
          origin: originOf(problem.file.slice(site.folder.length), catalog) ?? 'content/site.yaml',
        }),
      ),
    ),
  );
  const judged = builtChecks.map(({ name }) => name);
  return withAllowances(found.flat().sort(byPlace), catalog, tools.sources, judged).sort(byPlace);
}
