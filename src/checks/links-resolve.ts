import type { Catalog, Guide, Runbook } from '#core/catalog.ts';
import { LIST_PATHS } from '#core/links.ts';
import { mendByChoice } from '#core/nearest.ts';
import { anchorsOf } from '#core/outline.ts';
import type { Check, Problem } from './check.ts';
import { pagesOf } from './pages.ts';

/** A link of a page, or the way out of a step, leads somewhere. */
export const linksResolve: Check = {
  name: 'links-resolve',
  level: 'error',
  description: 'Links of pages and the `goto` of steps reach a page and an anchor of this site.',
  run: (catalog) => {
    const anchors = anchorsByPath(catalog);
    return pagesOf(catalog).flatMap((page) =>
      linksOf(page).flatMap((link) => linkProblem(page, link, anchors)),
    );
  },
};

function anchorsByPath(catalog: Catalog): Map<string, string[] | undefined> {
  return new Map<string, string[] | undefined>([
    ...LIST_PATHS.map((path) => [path, undefined] as const),
    ...catalog.services.map(({ path }) => [path, undefined] as const),
    ...catalog.alerts.map(({ path }) => [path, undefined] as const),
    ...pagesOf(catalog).map(({ path, outline }) => [path, anchorsOf(outline)] as const),
  ]);
}

function linksOf({ outline }: Runbook | Guide): { url: string; line: number }[] {
  const ways = outline.phases.flatMap(({ steps }) => steps.flatMap(({ ifNot }) => ifNot));
  return [
    ...outline.links,
    ...ways.flatMap(({ goto: url, line }) => (url === undefined ? [] : [{ url, line }])),
  ];
}

function linkProblem(
  page: Runbook | Guide,
  { url, line }: { url: string; line: number },
  known: Map<string, string[] | undefined>,
): Problem[] {
  if (/^(?:https:\/\/|mailto:)/.test(url)) return [];
  const place = { file: page.source.file, line };
  if (!url.startsWith('/') && !url.startsWith('#')) {
    return [
      {
        ...place,
        message: `\`${url}\` is neither a path from the root, an anchor, nor an https address.`,
        mend: 'Write `/runbooks/<service>/<slug>/#anchor`, `#anchor` or `https://…`.',
      },
    ];
  }
  const [path = '', anchor] = url.split('#');
  const target = path === '' ? page.path : path;
  if (!known.has(target)) {
    return [
      {
        ...place,
        message: `No page has the path \`${target}\`.`,
        mend:
          mendByChoice(target, [...known.keys()]).replace(/ ?Write one of.*$/, '') ||
          'Link to a page that exists; paths end with a slash.',
      },
    ];
  }
  const anchors = known.get(target);
  if (anchor === undefined || anchors === undefined || anchors.includes(anchor)) return [];
  return [
    { ...place, message: `\`${target}\` has no anchor \`${anchor}\`.`, mend: mendByChoice(anchor, anchors) },
  ];
}
