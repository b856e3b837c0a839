import { isSmall, termsOf, wordsOf } from './words.ts';

/**
 * Whether a page of the full text answers the words. Pagefind falls back to any known beginning of a word, down to its first
 * letters, so what it marked is compared: more than half of the words must be there, whole or nearly.
 * @param marked what Pagefind marked on the page.
 */
export function isAbout(words: string, marked: readonly string[]): boolean {
  const asked = wordsOf(words).filter((word) => !isSmall(word));
  if (asked.length === 0) return false;
  const found = new Set(marked.flatMap(termsOf));
  const has = (term: string) => [...found].some((other) => other === term || isNearly(term, other));
  // A name is there whole or not at all: with another part it would be another name.
  const there = asked.filter(
    ({ term, parts, isName }) =>
      has(term) || (!isName && parts.length > 0 && parts.filter(has).length > parts.length / 2),
  );
  return there.length * 2 > asked.length;
}

/** A word that is begun, or one that has a few letters too many. */
function isNearly(term: string, other: string): boolean {
  const [short, long] = term.length < other.length ? [term, other] : [other, term];
  const least = term.length < other.length ? 0.5 : 0.7;
  return short.length >= 4 && short.length >= least * long.length && long.startsWith(short);
}
