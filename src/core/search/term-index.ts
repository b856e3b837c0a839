import SearchableMap from 'minisearch/SearchableMap';
import { editDistance } from '#core/nearest.ts';
import { isSmall, wordsOf } from './words.ts';

/** A line of a document, and the terms it is found by. */
export interface IndexedLine {
  /** Its document's place in the order of loading. */
  document: number;
  text: string;
  anchor: string;
  /** How much a match here says of the document, 0 to 1. */
  weight: number;
  /** Each term once, parts in place of wholes. */
  terms: string[];
}

/** A term of the index that a typed term may mean, 1 for the same. */
export type Match = [term: string, quality: number];

const FEWEST_LETTERS = 3;

/** Lines by their terms. Finds the same term, its beginnings and its typing mistakes. */
export class TermIndex {
  readonly lines: IndexedLine[] = [];
  #postings = new SearchableMap<number[]>();
  #frequencies = new Map<string, number>();
  #known = new Set<string>();

  /** Adds a line; the same line of the same document once. */
  add(document: number, text: string, anchor: string, weight: number): void {
    const key = `${document} ${text}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#frequencies.clear();
    const line = this.lines.length;
    const terms = new Set<string>();
    for (const word of wordsOf(text)) {
      if (isSmall(word)) continue;
      const parts = word.parts.length > 0 ? word.parts : [word.term];
      for (const part of parts) terms.add(part);
      for (const term of new Set([word.term, ...parts])) this.#post(term, line);
    }
    this.lines.push({ document, text, anchor, weight, terms: [...terms] });
  }

  #post(term: string, line: number): void {
    const lines = this.#postings.get(term);
    if (lines === undefined) this.#postings.set(term, [line]);
    else if (lines.at(-1) !== line) lines.push(line);
  }

  has(term: string): boolean {
    return this.#postings.has(term);
  }

  linesWith(term: string): readonly number[] {
    return this.#postings.get(term) ?? [];
  }

  /** In how many documents a term stands. */
  frequencyOf(term: string): number {
    const known = this.#frequencies.get(term);
    if (known !== undefined) return known;
    const frequency = new Set(this.linesWith(term).map((line) => this.lines[line]?.document)).size;
    this.#frequencies.set(term, frequency);
    return frequency;
  }

  /**
   * The terms that may be meant. A term that is known means itself, and what begins with it; one that begins none may be mistyped.
   * @param isKnown terms outside do not count: what else happens to be loaded must not change an answer.
   */
  matches(term: string, isKnown: (term: string) => boolean): Match[] {
    const found: Match[] = this.has(term) ? [[term, 1]] : [];
    if (term.length >= FEWEST_LETTERS && !/\d/.test(term)) {
      for (const longer of this.#postings.atPrefix(term).keys()) {
        if (longer !== term && isKnown(longer))
          found.push([longer, 0.4 + 0.4 * (term.length / longer.length)]);
      }
    }
    return found.length > 0 ? found : this.#mistyped(term).filter(([other]) => isKnown(other));
  }

  #mistyped(term: string): Match[] {
    if (term.length < 4 || /\d/.test(term)) return [];
    const most = term.length > 7 ? 2 : 1;
    // Two letters exchanged are two edits to the map and one to a reader.
    return [...this.#postings.fuzzyGet(term, 2).keys()].flatMap((other): Match[] => {
      const edits = editDistance(term, other);
      return edits <= most && startsAlike(term, other) ? [[other, 0.9 - (2 * edits) / term.length]] : [];
    });
  }
}

/** A reader's first letter is right, or exchanged with the second. */
function startsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}
