import { pageAt } from '#core/built-site.ts';
import { type BuiltCheck, type BuiltProblem, originOf } from './built-check.ts';

/** The register is kept against the content by `published-links-hold`; this is what readers really get. */
export const publishedLinksAreBuilt: BuiltCheck = {
  name: 'published-links-are-built',
  level: 'error',
  description: 'Every address and anchor of content/anchors.lock.json is in the built HTML at its path.',
  run: (site, catalog) =>
    Object.entries(catalog.published.anchors).flatMap(([path, anchors]): BuiltProblem[] => {
      const page = pageAt(site, path);
      if (page?.ids === undefined) {
        return [
          {
            file: `${site.folder}${path}index.html`,
            line: undefined,
            message: `\`${path}\` was published, and the build has no such page.`,
            mend: 'Run `npm run check` on the content. Silent there: src/integrations/accepted-paths.ts left it out.',
          },
        ];
      }
      const { ids } = page;
      return anchors
        .filter((anchor) => !ids.has(anchor))
        .map((anchor) => ({
          file: site.folder + page.path,
          line: 1,
          message: `\`${path}#${anchor}\` was published, and the built page has no such id.`,
          mend: `Give the id back in ${originOf(page.path, catalog)}, or name its successor there under \`renamed\`.`,
        }));
    }),
};
