/** A link to the site inside a text. */
export interface SiteLink {
  /** Offset of its first character. */
  at: number;
  /** As it stands, template and all. */
  text: string;
  /** The address of the home page as it stands, without a slash at its end. */
  prefix: string;
  /** What comes behind the address of the home page, with a slash in front. */
  rest: string;
  /** The address as it should have been written; absent when it was. */
  rather?: string;
}

/** Finds links to the site in a text. @param whole the text is one address: it ends where the text ends. */
export type FindSiteLinks = (text: string, whole?: boolean) => SiteLink[];

/** What an address cannot hold and a text beside it can. */
const RE_END = /[\s<>"'`)\]|]/;
const OPENINGS: readonly [open: string, close: string][] = [
  ['{{', '}}'],
  ['${', '}'],
  ['[[', ']]'],
];

/**
 * Makes a finder of links to a site.
 * @param site address of the home page; @param patterns further addresses of it, `*` for all but a slash.
 */
export function siteLinkFinder(site: string, patterns: readonly string[] = []): FindSiteLinks {
  const home = site.replace(/\/+$/, '');
  // The scheme and a wrong case are findings, so they must be found.
  const own = `https?://${escapePattern(home.replace(/^https?:\/\//, ''))}`;
  const others = patterns.map((pattern) =>
    pattern.replace(/\/+$/, '').split('*').map(escapePattern).join('[^/\\s]*?'),
  );
  const prefix = new RegExp(`(?:${[...others, own].join('|')})(?=[/?#]|$|[\\s<>"'\`)\\]|])`, 'gi');
  const isOwn = new RegExp(`^${own}$`, 'i');
  return (text, whole = false) => {
    const links: SiteLink[] = [];
    for (const { 0: found, index } of text.matchAll(prefix)) {
      // Part of a longer address, or of another's query.
      const word = /[^\s<>"'`()[\]|]*$/.exec(text.slice(0, index))?.[0] ?? '';
      if (/:\/\/|[\w/.:-]$/.test(word)) continue;
      const end =
        whole && text.slice(0, index).trim() === ''
          ? text.trimEnd().length
          : endOf(text, index + found.length);
      const rest = text.slice(index + found.length, end);
      links.push({
        at: index,
        text: text.slice(index, end),
        prefix: found,
        rest: rest.startsWith('/') ? rest : `/${rest}`,
        ...(isOwn.test(found) && found !== home ? { rather: home } : {}),
      });
    }
    return links;
  };
}

/** Where an address ends in running text. Templates may hold blanks and quotes. */
function endOf(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const template = OPENINGS.find(([open]) => text.startsWith(open, at));
    const close = template === undefined ? -1 : text.indexOf(template[1], at);
    if (template !== undefined && close >= 0) at = close + template[1].length;
    else if (RE_END.test(text[at] as string)) break;
    else at += 1;
  }
  const bare = text.slice(start, at).replace(/[.,;:!?]+$/, '');
  return start + bare.length;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
