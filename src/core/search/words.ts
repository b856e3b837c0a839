import { stemmer } from 'stemmer';

/** A stretch of text that is one thing: `pg_stat_activity`, `WorkerDown`, `5xx`, `too`. */
export interface Word {
  /** As it was written, lower case. */
  text: string;
  /** The whole thing as a term: its letters and digits, an English ending taken off. */
  term: string;
  /** The terms of its parts, where it has some: `pg`, `stat`, `activ`. */
  parts: string[];
  /** Whether it is written as programs write a name: `WorkerDown`, `pg_up`. */
  isName: boolean;
}

const RE_WORD = /[\p{L}\p{N}]+(?:[-_.'’/:]+[\p{L}\p{N}]+)*/gu;
/** `WorkerDown` at `rD`, `HTTPServer` at `PS`. */
const RE_HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu;
const RE_JOINT = /[-_.'’/:]+/;
const RE_MARK = /\p{M}+/gu;
const MOST_LETTERS = 60;

/** Words that say nothing of what is wrong. `no` and `not` do. */
const SMALL = new Set(
  'a an and any are as at be been but by can could did do does for from get got had has have how i if in is it its me my of on or our please should since so still than that the their them then there they this to up us was we were what when where which while who why will with would you your'.split(
    ' ',
  ),
);

export const isSmall = (word: Word): boolean => SMALL.has(word.text);

/** The words of a text in order. Marks over letters do not count, so `café` is `cafe`. */
export function wordsOf(text: string): Word[] {
  const plain = text.normalize('NFKD').replace(RE_MARK, '');
  return (plain.match(RE_WORD) ?? []).map(wordOf);
}

function wordOf(written: string): Word {
  const text = written.toLowerCase();
  const pieces = written.split(RE_JOINT).flatMap((piece) => piece.split(RE_HUMP));
  // `can't` is one word, and so is the end of a `container's` name.
  if (/['’]/.test(written))
    return { text, term: termOf(text.replace(/['’]s?/, '')), parts: [], isName: false };
  const isName = pieces.length > 1 && !/[-.’/:]/.test(written);
  return { text, term: termOf(text), parts: pieces.length > 1 ? pieces.map(termOf) : [], isName };
}

function termOf(text: string): string {
  // `RB-03`, `rb3` and `RB 3` are one code.
  const letters = squeeze(text)
    .replace(/(?<!\d)0+(?=\d)/g, '')
    .slice(0, MOST_LETTERS);
  return /^[a-z]{4,}$/.test(letters) ? stemmer(letters) : letters;
}

/** `High-Error_rate` and `higherrorrate` are one name. */
export function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Every term of a text, wholes and parts. */
export function termsOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => (isSmall(word) ? [] : [word.term, ...word.parts]));
}
