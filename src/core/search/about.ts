import { isSmall, termsOf, wordsOf } from './words.ts';

/**
 * Whether a page of the full text answers the words. Pagefind falls back to any known beginning of a word, down to its first
 * letters, so what it marked is compared: half of the words must be there, whole or nearly.
 * @param marked what Pagefind marked on the page.
 */
export function isAbout(words: string, marked: readonly string[]): boolean {
  const asked = wordsOf(words).filter((word) => !isSmall(word));
  if (asked.length === 0) return false;
  const found = new Set(marked.flatMap(termsOf));
  const has = (term: string) => [...found].some((other) => other === term || isNearly(term, other));
  const there = asked.filter(
    ({ term, parts }) => has(term) || (parts.length > 0 && parts.filter(has).length > parts.length / 2),
  );
  return there.length * 2 >= asked.length;
}

/** Most of the word, and more than a few letters. */
function isNearly(term: string, other: string): boolean {
  const shared = [...term].findIndex((letter, place) => letter !== other[place]);
  const length = shared === -1 ? term.length : shared;
  return length >= 4 && length >= 0.7 * term.length && length >= 0.5 * other.length;
}
