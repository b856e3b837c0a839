/** The built site as data: what is there, and where it leads. Paths are from the site's root, without base. */
export interface BuiltSite {
  /** The folder as findings name it: `dist`. */
  folder: string;
  /** Address of the home page: `https://team.example/waypost/`. */
  address: string;
  /** Every file, in the spelling of the disk; undefined where it holds neither links nor ids. */
  files: ReadonlyMap<string, BuiltDocument | undefined>;
  /** What the files say, each text once, one after the other: together they would fill the memory. */
  texts: () => Iterable<BuiltText>;
}

/** What a built file says to a reader or a program: escapes read, tags taken off. Nothing of pictures and fonts. */
export interface BuiltText {
  path: string;
  text: string;
  /** As it is written. */
  raw: string;
}

/** A page, or a twin that holds links. Copies of a page at other paths share one. */
export interface BuiltDocument {
  /** Of its file, the canonical one where there are copies: `/runbooks/shop/api-down/index.html`. */
  path: string;
  /** Where a fragment can lead; absent unless it is a page. */
  ids?: ReadonlySet<string>;
  links: { url: string; line: number }[];
}

/** Where a link of the built site leads. `outside` is none of ours. */
export type Landing =
  | { state: 'found' | 'outside' | 'broken' | 'relative' }
  | { state: 'no-page'; path: string }
  | { state: 'no-anchor'; path: string; anchor: string; ids: ReadonlySet<string> };

const RE_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Follows a link as GitHub Pages and a browser would: the exact case, and a final slash or an `.html` on the disk. */
export function followLink(site: BuiltSite, from: BuiltDocument, url: string): Landing {
  // A page stands at several addresses, from which a relative path leads to different places.
  if (!RE_SCHEME.test(url) && !/^[/#?]/.test(url)) return { state: 'relative' };
  const own = new URL(from.path.slice(1).replace(/index\.(?:html|md)$/, ''), site.address);
  if (!URL.canParse(url, own.href)) return { state: 'broken' };
  const target = new URL(url, own.href);
  const home = new URL(site.address);
  if (target.origin !== home.origin) return { state: 'outside' };
  if (!target.pathname.startsWith(home.pathname)) {
    // Written with its host it is another site of the same owner.
    return RE_SCHEME.test(url) ? { state: 'outside' } : { state: 'no-page', path: target.pathname };
  }
  const path = decode(target.pathname.slice(home.pathname.length - 1));
  const file = fileAt(site, path);
  if (file === undefined) return { state: 'no-page', path };
  const anchor = decode(target.hash.slice(1));
  const ids = site.files.get(file)?.ids;
  if (anchor === '' || ids === undefined || ids.has(anchor)) return { state: 'found' };
  return { state: 'no-anchor', path, anchor, ids };
}

/** The page that opens at a path, if any. */
export function pageAt(site: BuiltSite, path: string): BuiltDocument | undefined {
  const file = fileAt(site, path);
  return file === undefined ? undefined : site.files.get(file);
}

/** Every page and twin once, whatever its copies. */
export function documentsOf(site: BuiltSite): BuiltDocument[] {
  return [...new Set([...site.files.values()].filter((document) => document !== undefined))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

function fileAt({ files }: BuiltSite, path: string): string | undefined {
  const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  return candidates.find((file) => files.has(file));
}

/** As it stands where it is no percent-encoding. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
