import type { Catalog } from './catalog.ts';
import { lineOf, type Source } from './finding.ts';
import { fillLink } from './link-template.ts';
import { absoluteUrl } from './links.ts';

export interface ExternalLink {
  /** Without fragment and without the parts that need a value. */
  url: string;
  /** Where it is written. */
  places: { file: string; line?: number | undefined }[];
}

/** Data of the catalog that holds no address of its own. */
const DERIVED = ['source', 'outline', 'body', 'published', 'orphans'];
/** Names that RFC 2606, 6761 and 8375 keep for examples, tests and private networks: nobody answers there. */
const RE_RESERVED =
  /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost|local|internal|home\.arpa|onion)$/;
const NONE = new Map<string, string>();

/** Every https address that the content links to, each once, in the order of the addresses. */
export function externalLinks(catalog: Catalog): ExternalLink[] {
  const found = new Map<string, ExternalLink['places']>();
  const add = (written: string, file: string, line: number | undefined) => {
    const opened = fillLink(written, NONE)?.replace(/#.*$/, '');
    if (opened === undefined || !URL.canParse(opened)) return;
    const url = new URL(opened).href;
    // The site's own pages are followed where it is built.
    if (url === new URL(catalog.site.url).href || url.startsWith(absoluteUrl(catalog.site, '/'))) return;
    found.set(url, [...(found.get(url) ?? []), { file, line }]);
  };
  const visit = (value: unknown, source: Source, path: string): void => {
    if (typeof value === 'string') {
      if (/^https:\/\/\S+$/.test(value)) add(value, source.file, lineOf(source, path));
    } else if (typeof value === 'object' && value !== null) {
      const own = value as { source?: Source; at?: string; outline?: { links: Link[] } };
      const from = own.source ?? source;
      const at = own.source === undefined ? path : (own.at ?? '');
      for (const { url, line } of own.outline?.links ?? [])
        if (url.startsWith('https://')) add(url, from.file, line);
      for (const [key, inner] of Object.entries(value)) {
        if (!DERIVED.includes(key)) visit(inner, from, at === '' ? key : `${at}.${key}`);
      }
    }
  };
  visit(catalog, { file: 'content/site.yaml', lines: {} }, '');
  return [...found].map(([url, places]) => ({ url, places })).sort((a, b) => (a.url < b.url ? -1 : 1));
}

type Link = { url: string; line: number };

/** Whether the address can belong to nobody. */
export function isReserved(url: string): boolean {
  const { hostname } = new URL(url);
  return RE_RESERVED.test(hostname);
}
