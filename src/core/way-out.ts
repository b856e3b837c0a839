import type { Catalog } from './catalog.ts';
import { urlOf } from './links.ts';

/** Where an "If not" leads: its href, and the words of the place. */
export function wayOut(catalog: Catalog, runbookId: string, goto: string): { href: string; title: string } {
  const [path = '', anchor] = goto.split('#');
  const page =
    path === ''
      ? catalog.runbooks.find(({ id }) => id === runbookId)
      : [...catalog.runbooks, ...catalog.guides].find((known) => known.path === path);
  const phases = page?.outline.phases ?? [];
  const place =
    phases.flatMap(({ steps }) => steps).find(({ id }) => id === anchor)?.title ??
    page?.outline.headings.find(({ id }) => id === anchor)?.title;
  const other = path === '' ? undefined : page?.title;
  return {
    // An anchor of this page and an address elsewhere stay as they are.
    href: goto.startsWith('/') ? urlOf(catalog.site.base, goto) : goto,
    title: [other, place].filter((word) => word !== undefined).join(': ') || goto,
  };
}
