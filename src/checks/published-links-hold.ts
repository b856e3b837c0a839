import type { Catalog, Guide, Runbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { findNearest, mendByChoice } from '#core/nearest.ts';
import { anchorsOf } from '#core/outline.ts';
import { type Broken, brokenPromises, currentAnchors } from '#core/published.ts';
import type { Check, Problem } from './check.ts';
import { lostPathProblems } from './lost-paths.ts';
import { pagesOf } from './pages.ts';

const LOCK = 'content/anchors.lock.json';

/** Somewhere an alert, a dashboard or a postmortem links to it. */
export const publishedLinksHold: Check = {
  name: 'published-links-hold',
  level: 'error',
  description: 'Every address and anchor ever published still opens its page at its place.',
  run: (catalog) => [
    ...brokenPromises(catalog.published, catalog).map((broken) => brokenProblem(catalog, broken)),
    ...lostPathProblems(catalog),
    ...pagesOf(catalog).flatMap(renamedProblems),
    ...Object.entries(catalog.site.moved).flatMap(([from, to]) => movedProblems(catalog, from, to)),
  ],
};

function brokenProblem(catalog: Catalog, { path, anchor, page }: Broken): Problem {
  if (anchor !== undefined) {
    const [near] = findNearest(anchor, currentAnchors(catalog).get(page ?? '') ?? [], 1);
    return {
      file: pagesOf(catalog).find((known) => known.path === page)?.source.file ?? LOCK,
      line: 1,
      address: `${path}#${anchor}`,
      message: `\`${path}#${anchor}\` was published, and the page has no such anchor.`,
      mend: `Give the id back, or write \`renamed: { ${anchor}: ${near ?? 'its-successor'} }\` in the front matter.`,
    };
  }
  return {
    file: LOCK,
    line: 1,
    address: path,
    message: `\`${path}\` was published, and opens nothing.`,
    mend: `Bring the page back, or ${wayOn(path)}.`,
  };
}

function wayOn(path: string): string {
  if (path.startsWith('/runbooks/')) {
    return `write \`aliases: [${path}]\` in the front matter of the runbook that took its place`;
  }
  const alert = path.startsWith('/alerts/') ? ', or its old name below `aliases` of the renamed alert' : '';
  return `write \`${path}: /the/new/path/\` below \`moved\` in content/site.yaml${alert}`;
}

function renamedProblems({ renamed, outline, source }: Runbook | Guide): Problem[] {
  const anchors = anchorsOf(outline);
  return Object.entries(renamed).flatMap(([from, to]) => {
    const place = { file: source.file, line: lineOf(source, `renamed.${from}`) };
    if (anchors.includes(from)) {
      return [
        {
          ...place,
          message: `\`${from}\` is renamed, and still an anchor of the page.`,
          mend: 'Remove it from `renamed`.',
        },
      ];
    }
    if (anchors.includes(to)) return [];
    return [{ ...place, message: `The page has no anchor \`${to}\`.`, mend: mendByChoice(to, anchors) }];
  });
}

function movedProblems({ site, ...catalog }: Catalog, from: string, to: string): Problem[] {
  const paths = [...currentAnchors({ site, ...catalog }).keys()];
  const place = { file: 'content/site.yaml', line: undefined };
  if (paths.includes(from)) {
    return [
      { ...place, message: `\`${from}\` is moved, and still a page.`, mend: 'Remove it from `moved`.' },
    ];
  }
  if (paths.includes(to)) return [];
  return [{ ...place, message: `No page has the path \`${to}\`.`, mend: mendByChoice(to, paths) }];
}
