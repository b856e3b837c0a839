import { isSmall, type Word, wordsOf } from './words.ts';

/** A stretch of what was typed, and everything that may stand for it. */
export interface Slot {
  /** Each a list of terms that must be there together; the first is what was typed. */
  options: string[][];
  /** One name of several parts, `kube_pod_status_ready`: with another part it would be another name. */
  isName: boolean;
}

/** A query as the index is asked. */
export interface Query {
  slots: Slot[];
  /** The words that are searched for, as they were written. */
  text: string;
}

/** A word of a phrase, one part of it where it has parts. */
interface Part {
  term: string;
  isSmall: boolean;
  /** Its word's place, and the term of the whole word. */
  word: number;
  whole: string;
  isName: boolean;
}

/** A synonym with its words as terms. */
export interface TermSynonym {
  say: Part[];
  mean: string[][];
}

const MOST_WORDS = 24;

export function termSynonyms(synonyms: readonly [say: string[], mean: string[]][]): TermSynonym[] {
  return synonyms.flatMap(([say, mean]) => {
    const means = mean.map((text) => termsSaid(partsOf(wordsOf(text)))).filter(({ length }) => length > 0);
    return say.map((text) => ({ say: partsOf(wordsOf(text)), mean: means }));
  });
}

function partsOf(words: readonly Word[]): Part[] {
  return words.flatMap((word, index) =>
    (word.parts.length > 0 ? word.parts : [word.term]).map((term) => ({
      term,
      isSmall: isSmall(word),
      word: index,
      whole: word.term,
      isName: word.isName,
    })),
  );
}

/** Small words left out, unless they are all there is: "up". */
function termsSaid(parts: readonly Part[]): string[] {
  const said = parts.filter((part) => !part.isSmall);
  return (said.length > 0 ? said : parts).map(({ term }) => term);
}

/** Reads a query: its words, each with what pages may say instead. The longest synonym that begins at a word counts. */
export function queryOf(text: string, synonyms: readonly TermSynonym[]): Query {
  const words = longest(wordsOf(text));
  const parts = partsOf(words);
  const onlySmall = parts.every((part) => part.isSmall);
  const slots: Slot[] = [];
  for (let at = 0; at < parts.length; ) {
    const said = synonyms.map(({ say, mean }) => ({ mean, end: endOf(say, parts, at) }));
    const end = Math.max(at, ...said.map((one) => one.end));
    if (end > at) {
      const means = said.filter((one) => one.end === end).flatMap(({ mean }) => mean);
      slots.push({ options: [termsSaid(parts.slice(at, end)), ...means], isName: false });
      at = end;
      continue;
    }
    const { word = 0, whole = '', isSmall: small = false, isName = false } = parts[at] ?? {};
    const own = parts.filter((part, place) => place >= at && part.word === word).map(({ term }) => term);
    if (!small || onlySmall) slots.push({ options: own.length > 1 ? [own, [whole]] : [own], isName });
    at += own.length;
  }
  const shown = onlySmall ? words : words.filter((word) => !isSmall(word));
  return { slots, text: shown.map(({ text: written }) => written).join(' ') };
}

/**
 * Where a phrase that begins at a place ends; -1 when it does not stand there. Small words between do not count, and its own do
 * only where there is little else: "out of" is not "out".
 */
function endOf(phrase: readonly Part[], parts: readonly Part[], from: number): number {
  const isLong = phrase.filter((part) => !part.isSmall).length > 1;
  const needed = isLong ? phrase.filter((part) => !part.isSmall) : phrase;
  let at = from;
  for (const [place, { term }] of needed.entries()) {
    while (place > 0 && parts[at]?.isSmall && parts[at]?.term !== term) at++;
    if (parts[at]?.term !== term) return -1;
    at++;
  }
  return at;
}

/** Each word once and, where there are too many, the longest, in their order. */
function longest(words: Word[]): Word[] {
  const once = words.filter(
    (word, place) => isSmall(word) || place === words.findIndex(({ term }) => term === word.term),
  );
  const said = once.filter((word) => !isSmall(word));
  if (said.length <= MOST_WORDS) return once;
  const kept = new Set(said.sort((a, b) => b.text.length - a.text.length).slice(0, MOST_WORDS));
  return once.filter((word) => kept.has(word));
}
