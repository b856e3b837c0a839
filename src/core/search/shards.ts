import type { Line, SearchDocument, SearchIndex } from './search-index.ts';
import { termsOf } from './words.ts';

/** Characters of an index that is loaded whole, of which 60 runbooks have some 50,000; compressed it is a quarter. */
const MOST_WHOLE = 80_000;
/** Characters of a shard, unless its words share even more letters. */
const MOST_SHARD = 20_000;
const MOST_LETTERS = 4;

/** An index as it is loaded: all at once or, for a large library, a head and what each query needs. */
export interface SplitIndex {
  head: SearchIndex;
  /** In the order of `head.shards`: the documents that have a word with that beginning, each with the lines that have it. */
  shards: SearchDocument[][];
}

export function splitIndex(index: SearchIndex): SplitIndex {
  if (sizeOf(index.documents) <= MOST_WHOLE) return { head: index, shards: [] };
  const found = partsBelow('', index.documents, rememberedTerms());
  return {
    head: { ...index, documents: [], shards: found.map(([beginning]) => beginning) },
    shards: found.map(([, documents]) => documents),
  };
}

/** The shard of a term, by its place in the list: the one with the longest beginning. Undefined while the term is shorter than all that fit. */
export function shardOf(term: string, shards: readonly string[]): number | undefined {
  for (let length = term.length; length > 0; length--) {
    const place = shards.indexOf(term.slice(0, length));
    if (place >= 0) return place;
  }
  return undefined;
}

/** `termsOf` for a text that is asked for again and again: for each letter of the alphabet, and each below it. */
function rememberedTerms(): typeof termsOf {
  const known = new Map<string, string[]>();
  return (text) => {
    const terms = known.get(text) ?? termsOf(text);
    known.set(text, terms);
    return terms;
  };
}

function partsBelow(
  beginning: string,
  documents: readonly SearchDocument[],
  termsIn: typeof termsOf,
): [string, SearchDocument[]][] {
  const next = new Set(documents.flatMap((document) => beginningsIn(document, beginning, termsIn)));
  return [...next].sort().flatMap((longer): [string, SearchDocument[]][] => {
    // A word that ends here goes on nowhere: it has a shard to itself.
    const fits = (term: string) => (longer === beginning ? term === longer : term.startsWith(longer));
    const part = documents.flatMap((document) => partOf(document, fits, termsIn));
    const isSmall = longer === beginning || longer.length === MOST_LETTERS || sizeOf(part) <= MOST_SHARD;
    return isSmall ? [[longer, part]] : partsBelow(longer, part, termsIn);
  });
}

/** One letter more of every term that begins so; the beginning itself where it is a whole term. */
function beginningsIn(
  [, , , , , title, names, symptoms, keywords]: SearchDocument,
  beginning: string,
  termsIn: typeof termsOf,
): string[] {
  return [title, ...names, ...[...symptoms, ...keywords].map(textOf)]
    .flatMap(termsIn)
    .filter((term) => term.startsWith(beginning))
    .map((term) => term.slice(0, beginning.length + 1));
}

/** The document with the lines that have such a term; its names stay, they are what is shown. */
function partOf(
  document: SearchDocument,
  fits: (term: string) => boolean,
  termsIn: typeof termsOf,
): SearchDocument[] {
  const has = (text: string) => termsIn(text).some(fits);
  const [kind, service, severity, path, anchor, title, names, symptoms, keywords, parameters] = document;
  const part: SearchDocument = [
    kind,
    service,
    severity,
    path,
    anchor,
    title,
    names,
    symptoms.filter((line) => has(textOf(line))),
    keywords.filter((line) => has(textOf(line))),
    ...(parameters === undefined ? ([] as const) : ([parameters] as const)),
  ];
  const isFound = [title, ...names].some(has) || part[7].length > 0 || part[8].length > 0;
  return isFound ? [part] : [];
}

function textOf(line: Line): string {
  return typeof line === 'string' ? line : line[0];
}

function sizeOf(documents: readonly SearchDocument[]): number {
  return JSON.stringify(documents).length;
}
