import type { Query, Slot } from './query.ts';
import type { TermIndex } from './term-index.ts';

/** A document that answers a query, and the line that answers best. */
export interface Ranked {
  document: number;
  score: number;
  /** Place in `terms.lines`. */
  line: number;
}

/** What ranking needs to know besides the terms. */
export interface Ground {
  terms: TermIndex;
  /** How many documents there are, loaded or not. */
  count: number;
  /** Terms of another part of the index do not count: what happens to be loaded must not change an answer. */
  isUsable(term: string): boolean;
  /** The service of a document is named by a term. */
  isServiceTerm(document: number, term: string): boolean;
  isOfAnyService(term: string): boolean;
}

/** A slot with its weight in the query and, for each line, how much of it the line has, 0 to 1. */
interface Weighed {
  weight: number;
  lines: Map<number, number>;
  slot: Slot;
}

/** A word that no page has weighs as the rarest: it says what is not there. */
const UNKNOWN = 1;
const SERVICE_WEIGHT = 1;
/** Documents that have a term of which that is not known: its part of the index is not asked. */
const USUAL_FREQUENCY = 8;
const SERVICE_COVER = 0.5;
/** An answer has this much of the query, or has a line that is nearly whole in a long one. */
const LEAST_COVER = 0.4;
const LEAST_CONTAINED = 0.6;
const LEAST_EVIDENCE = 4;
/** What further lines with the same words add. */
const MORE_LINES = 0.15;

/** Documents that answer the query, in no order. */
export function rankDocuments(query: Query, ground: Ground): Ranked[] {
  const slots = query.slots.map((slot) => weigh(slot, ground)).filter(({ weight }) => weight > 0);
  const whole = slots.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return [];
  const { terms } = ground;

  const lines = new Map<number, { matched: number; slots: number }>();
  const covers = new Map<number, number[]>();
  slots.forEach(({ weight, lines: found }, index) => {
    for (const [line, value] of found) {
      const { document = -1, weight: standing = 0 } = terms.lines[line] ?? {};
      const sum = lines.get(line) ?? { matched: 0, slots: 0 };
      lines.set(line, { matched: sum.matched + value * weight, slots: sum.slots + 1 });
      const cover = covers.get(document) ?? slots.map(() => 0);
      cover[index] = Math.max(cover[index] ?? 0, value * standing);
      covers.set(document, cover);
    }
  });

  const best = new Map<number, { line: number; score: number; sum: number; contained: boolean }>();
  for (const [line, { matched, slots: count }] of lines) {
    const indexed = terms.lines[line];
    if (indexed === undefined) continue;
    const own = indexed.terms.reduce((sum, term) => sum + rarity(term, ground), 0);
    const containment = Math.min(1, matched / own);
    const score = (matched / whole) * indexed.weight * (0.4 + 0.6 * containment);
    const contained = containment >= LEAST_CONTAINED && matched >= LEAST_EVIDENCE && count > 1;
    const before = best.get(indexed.document) ?? { line, score: 0, sum: 0, contained: false };
    // Of equal lines always the same one, whichever was loaded first.
    const isTie = score === before.score && indexed.text < (terms.lines[before.line]?.text ?? '');
    best.set(indexed.document, {
      ...(score > before.score || isTie ? { line, score } : before),
      sum: before.sum + score,
      contained: contained || before.contained,
    });
  }

  const ranked: Ranked[] = [];
  for (const [document, { line, score, sum: all, contained }] of best) {
    const cover = slots.reduce((sum, { weight, slot }, index) => {
      const found = covers.get(document)?.[index] ?? 0;
      const named = slot.options.some((option) =>
        option.every((term) => ground.isServiceTerm(document, term)),
      );
      return sum + weight * Math.max(found, named ? SERVICE_COVER : 0);
    }, 0);
    if (cover / whole < LEAST_COVER && !contained) continue;
    const more = MORE_LINES * Math.min(1, (all - score) / (2 * score));
    ranked.push({ document, line, score: cover / whole + 1.2 * score + more });
  }
  return ranked;
}

/** How much a term says: the fewer documents have it, the more. */
function rarity(term: string, { terms, count, isUsable }: Ground): number {
  const frequency = isUsable(term) ? terms.frequencyOf(term) : USUAL_FREQUENCY;
  return Math.log(1 + count / (0.5 + frequency));
}

function weigh(slot: Slot, ground: Ground): Weighed {
  const { terms } = ground;
  const [typed = []] = slot.options;
  const meant = new Map(
    slot.options
      .flat()
      .map((term) => [term, ground.isUsable(term) ? terms.matches(term, ground.isUsable) : []]),
  );
  const weightOf = (term: string): number => {
    const matches = meant.get(term) ?? [];
    if (matches.length > 0) return Math.max(...matches.map(([other]) => rarity(other, ground)));
    if (ground.isOfAnyService(term)) return SERVICE_WEIGHT;
    // A number that no page has is an id.
    return /\d/.test(term) ? 0 : UNKNOWN * Math.log(1 + ground.count * 2);
  };
  const lines = new Map<number, number>();
  for (const option of slot.options) {
    const weights = option.map(weightOf);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const values = new Map<number, number>();
    option.forEach((term, index) => {
      const once = new Map<number, number>();
      for (const [other, quality] of meant.get(term) ?? []) {
        for (const line of terms.linesWith(other)) once.set(line, Math.max(once.get(line) ?? 0, quality));
      }
      for (const [line, quality] of once)
        values.set(line, (values.get(line) ?? 0) + (quality * (weights[index] ?? 0)) / whole);
    });
    for (const [line, value] of values) {
      // Half of a name is less than half of what it means.
      const meant = slot.isName && option === typed ? value * value : value;
      lines.set(line, Math.max(lines.get(line) ?? 0, meant));
    }
  }
  return { weight: typed.reduce((sum, term) => sum + weightOf(term), 0), lines, slot };
}
