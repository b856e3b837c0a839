import { isSmall, type Word, wordsOf } from './words.ts';

/** A stretch of what was typed, and everything that may stand for it. */
export interface Slot {
  /** Each a list of terms that must be there together; the first is what was typed. */
  options: string[][];
  /** Whether it is one name of several parts: with another part it would be another name. */
  joined: boolean;
  /** Whether the reader may still be writing it: the last word. */
  open: boolean;
}

/** A query as the index is asked. */
export interface Query {
  slots: Slot[];
  /** The words that are searched for, as they were written. */
  text: string;
}

/** A synonym with its words as terms. */
export interface TermSynonym {
  say: string[];
  mean: string[][];
}

const MOST_WORDS = 24;

export function termSynonyms(synonyms: readonly [say: string[], mean: string[]][]): TermSynonym[] {
  return synonyms.flatMap(([say, mean]) => {
    const means = mean.map(spokenTerms).filter(({ length }) => length > 0);
    return say
      .map(spokenTerms)
      .filter(({ length }) => length > 0)
      .map((terms) => ({ say: terms, mean: means }));
  });
}

/** A phrase as a reader's: small words left out, parts in place of wholes. */
function spokenTerms(text: string): string[] {
  return spoken(wordsOf(text)).flatMap(({ term, parts }) => (parts.length > 0 ? parts : [term]));
}

function spoken(words: Word[]): Word[] {
  const said = words.filter((word) => !isSmall(word));
  // "up", "how to": small words are all there is.
  return said.length > 0 ? said : words;
}

/** Reads a query: its words, each with what pages may say instead. The longest synonym that begins at a word counts. */
export function queryOf(text: string, synonyms: readonly TermSynonym[]): Query {
  const words = longest(spoken(wordsOf(text)));
  const flat = words.flatMap((word, index) =>
    (word.parts.length > 0 ? word.parts : [word.term]).map((term) => ({ term, index })),
  );
  const slots: Slot[] = [];
  for (let at = 0; at < flat.length; ) {
    const said = synonyms.filter(({ say }) => say.every((term, offset) => flat[at + offset]?.term === term));
    const most = Math.max(0, ...said.map(({ say }) => say.length));
    const word = words[flat[at]?.index ?? 0];
    // A word of several parts is not taken apart by a synonym that ends inside it.
    const next = most > 0 ? at + most : flat.findIndex(({ index }) => index > (flat[at]?.index ?? 0));
    const end = next === -1 ? flat.length : next;
    const terms = flat.slice(at, end).map(({ term }) => term);
    const whole = most === 0 && word !== undefined && word.parts.length > 0 ? [[word.term]] : [];
    const means = said.filter(({ say }) => say.length === most).flatMap(({ mean }) => mean);
    slots.push({
      options: [terms, ...whole, ...means],
      joined: whole.length > 0 && word?.isName === true,
      open: end === flat.length,
    });
    at = end;
  }
  return { slots, text: words.map(({ text: written }) => written).join(' ') };
}

/** The longest words where there are too many, in their order, each once. */
function longest(words: Word[]): Word[] {
  const once = words.filter((word, index) => words.findIndex(({ term }) => term === word.term) === index);
  if (once.length <= MOST_WORDS) return once;
  const kept = new Set([...once].sort((a, b) => b.text.length - a.text.length).slice(0, MOST_WORDS));
  return once.filter((word) => kept.has(word));
}
