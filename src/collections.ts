import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content';
import { assembleCatalog, type Catalog, type Content } from '#core/catalog.ts';
import { now, today } from '#io/clock.ts';
import { currentCommit } from '#io/git.ts';
import { parsePage } from '#io/page.ts';
import { loadSite } from '#io/site.ts';
import { type Kind, kinds } from '#schemas/kinds.ts';

/** When and from what this site was built. */
export const build = { commit: currentCommit(), builtAt: now(), today: today() };

let loaded: Promise<Catalog> | undefined;

/** The catalog of all content. Read once for a build; anew for each request while an author writes. */
export function getCatalog(): Promise<Catalog> {
  if (import.meta.env.DEV) return load();
  loaded ??= load();
  return loaded;
}

/** The drawn body of a runbook or guide. */
export async function renderPage(kind: 'runbooks' | 'guides', id: string) {
  const entry = await (getEntry(kind as never, id as never) as Promise<unknown>);
  if (entry === undefined) throw new Error(`No page ${id} among the ${kind}.`);
  return (await render(entry as never)) as unknown as { Content: (props: { components: object }) => unknown };
}

async function load(): Promise<Catalog> {
  const read = await Promise.all(
    (Object.keys(kinds) as Kind[]).map(
      async (kind) => [kind, (await getCollection(kind as never)).map(entryOf)] as const,
    ),
  );
  return assembleCatalog(loadSite(), Object.fromEntries(read) as unknown as Content);
}

function entryOf(entry: CollectionEntry<never>) {
  const { id, data, body, filePath } = entry as unknown as {
    id: string;
    data: unknown;
    body?: string;
    filePath: string;
  };
  const isPage = filePath.endsWith('.mdx');
  const outline = isPage ? parsePage(body ?? '', filePath).outline : undefined;
  return { id, data, body, source: { file: filePath, lines: {} }, outline };
}
