import { type BuiltSite, documentsOf, followLink, type Landing } from '#core/built-site.ts';
import { findNearest } from '#core/nearest.ts';
import { type BuiltCheck, originOf } from './built-check.ts';

/** What the components and generators write leads somewhere too, not only what authors write. */
export const builtLinksResolve: BuiltCheck = {
  name: 'built-links-resolve',
  level: 'error',
  description:
    'Every internal link of a built page or twin opens a file at its exact path, and its fragment an id.',
  run: (site, catalog) =>
    deadLinks(site).map(({ documents: [from = '', ...others], url, line, landing }) => ({
      file: site.folder + from,
      line,
      address: addressOf(landing),
      message: `${wordsOf(url, landing)}${others.length > 0 ? ` ${others.length + 1} files have it.` : ''}`,
      mend: `${nearestOf(site, landing)}Change the link in ${originOf(from, catalog) ?? 'src/'}.`,
    })),
};

interface DeadLink {
  url: string;
  landing: Landing;
  /** Paths of all that have it. */
  documents: string[];
  /** In the first of them. */
  line: number;
}

/** Each once: the layout's mistakes stand on every page. */
function deadLinks(site: BuiltSite): DeadLink[] {
  const dead = new Map<string, DeadLink>();
  for (const document of documentsOf(site)) {
    for (const { url, line } of document.links) {
      const landing = followLink(site, document, url);
      if (landing.state === 'found' || landing.state === 'outside') continue;
      const key = url.startsWith('#') ? document.path + url : url;
      const known = dead.get(key) ?? { url, landing, documents: [], line };
      if (!known.documents.includes(document.path)) known.documents.push(document.path);
      dead.set(key, known);
    }
  }
  return [...dead.values()];
}

/** Where it should have led, as far as that is a place of the site. */
function addressOf(landing: Landing): string | undefined {
  if (landing.state === 'no-anchor') return `${landing.path}#${landing.anchor}`;
  return landing.state === 'no-page' ? landing.path : undefined;
}

function wordsOf(url: string, landing: Landing): string {
  if (landing.state === 'no-anchor') return `\`${landing.path}\` has no id \`${landing.anchor}\`.`;
  if (landing.state === 'no-page') return `\`${url}\` opens nothing.`;
  if (landing.state === 'relative')
    return `\`${url}\` is relative, and the page stands at more than one address.`;
  return `\`${url}\` is no address.`;
}

function nearestOf({ files }: BuiltSite, landing: Landing): string {
  const near =
    landing.state === 'no-anchor'
      ? findNearest(landing.anchor, [...landing.ids], 1)
      : landing.state === 'no-page'
        ? findNearest(
            landing.path,
            [...files.keys()].map((file) => file.replace(/index\.html$/, '')),
            1,
          )
        : [];
  return near[0] === undefined ? '' : `Did you mean \`${near[0]}\`? `;
}
