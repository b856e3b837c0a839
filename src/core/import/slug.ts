/** Fragment that GitHub, Hugo and Docusaurus give to a heading: letters, digits, `_` and `-` stay. */
export function headingSlug(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** An id made from words: ASCII, lower-case, at most `most` words, cut at whole words; `fallback` when nothing is left. */
export function idFrom(words: string, fallback: string, most = 6): string {
  const parts = asAscii(words)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const [first, ...rest] = parts.slice(0, most);
  let id = (first ?? '').slice(0, 60);
  for (const part of rest) if (id.length + part.length < 60) id += `-${part}`;
  return id || fallback;
}

/** The first form of an id that is not taken: `x`, `x-2`, `x-3`. Takes it. */
export function claimId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  taken.add(free);
  return free;
}

const EQUALS: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u2192': '->',
  '\u2190': '<-',
  '\u21d2': '=>',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u00d7': 'x',
  '\u2022': '*',
  '\u25cf': '*',
  '\u2713': '[ok]',
  '\u2714': '[ok]',
  '\u2705': '[ok]',
  '\u274c': '[x]',
  '\u2717': '[x]',
  '\u200b': '',
  '\ufeff': '',
  '\u00df': 'ss',
  '\u00e6': 'ae',
  '\u00f8': 'o',
};

/** Text in ASCII as far as that changes no meaning: quotes, dashes, blanks, frames of tables, accents. */
export function asAscii(text: string): string {
  return text
    .replace(/[^\t\n\x20-\x7e]/gu, (character) => EQUALS[character] ?? character)
    .replace(/[\u2500\u2501\u2504\u2508\u2550]/g, '-')
    .replace(/[\u2502\u2503\u2551]/g, '|')
    .replace(/[\u250c-\u254b\u2552-\u256c\u256d-\u2570]/g, '+')
    .normalize('NFKD')
    .replace(/(?<=[A-Za-z])\p{M}+/gu, '')
    .replace(/[^\t\n\x20-\x7e]+/gu, (rest) => rest.normalize('NFC'));
}
