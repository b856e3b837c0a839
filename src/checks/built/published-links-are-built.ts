import { acceptedPaths, pageBehind } from '#core/accepted-paths.ts';
import { type BuiltSite, pageAt } from '#core/built-site.ts';
import type { Catalog } from '#core/catalog.ts';
import { type BuiltCheck, type BuiltProblem, originOf } from './built-check.ts';

/** The register is kept against the content by `published-links-hold`; this is what readers really get. */
export const publishedLinksAreBuilt: BuiltCheck = {
  name: 'published-links-are-built',
  level: 'error',
  description:
    'Every address and anchor of content/anchors.lock.json is in the built HTML at its path, with its page.',
  run: (site, catalog) => [
    ...Object.entries(catalog.published.anchors).flatMap(([path, anchors]): BuiltProblem[] => {
      const page = pageAt(site, path);
      if (page?.ids === undefined) return [missing(site, path)];
      const { ids } = page;
      return anchors
        .filter((anchor) => !ids.has(anchor))
        .map((anchor) => ({
          file: site.folder + page.path,
          line: 1,
          address: `${path}#${anchor}`,
          message: `\`${path}#${anchor}\` was published, and the built page has no such id.`,
          mend: `Give the id back in ${originOf(page.path, catalog) ?? 'src/'}, or name its successor there under \`renamed\`.`,
        }));
    }),
    ...acceptedProblems(site, catalog),
  ],
};

/** The further paths of pages: something stands there, and it is the page that the content says. */
function acceptedProblems(site: BuiltSite, catalog: Catalog): BuiltProblem[] {
  const accepted = acceptedPaths(catalog);
  const paths = new Set(Object.values(catalog.published.accepted).flat());
  return [...paths].flatMap((path): BuiltProblem[] => {
    const page = pageAt(site, path);
    if (page?.ids === undefined) return [missing(site, path)];
    const targets = accepted.get(path);
    // A page of its own by now.
    if (targets === undefined) return [];
    const wanted = pageBehind(path, targets);
    if (page.path === `${wanted}index.html`) return [];
    return [
      {
        file: site.folder + page.path,
        line: 1,
        address: path,
        message: `\`${path}\` should open \`${wanted}\`, and opens \`${page.path.replace(/index\.html$/, '')}\`.`,
        mend: `Two pages want this address: give one up in ${originOf(page.path, catalog) ?? 'src/'}.`,
      },
    ];
  });
}

function missing(site: BuiltSite, path: string): BuiltProblem {
  return {
    file: site.folder + path + (path.endsWith('/') ? 'index.html' : '.html'),
    line: undefined,
    address: path,
    message: `\`${path}\` was published, and the build has no such page.`,
    mend: 'Run `npm run check` on the content. Silent there: src/integrations/accepted-paths.ts left it out.',
  };
}
