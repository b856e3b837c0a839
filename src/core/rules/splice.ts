import type { AnnotationPlace, Quote } from './rule.ts';

/** A piece of text in place of another, by offsets of the old text. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/** The ways to write an annotation into a place, best first; none where the place does not take it. */
export function splicesFor(place: AnnotationPlace, key: string, value: string, exists: boolean): Splice[] {
  if (place.state === 'refused') return [];
  if (exists) {
    const range = place.values[key];
    return range === undefined ? [] : [{ from: range.from, to: range.to, text: quoted(value, range.quote) }];
  }
  return place.inserts.map(({ at, before, after, quote }) => ({
    from: at,
    to: at,
    text: `${before}${quoted(value, quote)}${after}`,
  }));
}

/** Writes splices that do not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let at = 0;
  let written = '';
  for (const { from, to, text: piece } of [...splices].sort((a, b) => a.from - b.from)) {
    if (from < at) throw new Error('Splices overlap.');
    written += text.slice(at, from) + piece;
    at = to;
  }
  return written + text.slice(at);
}

function quoted(text: string, quote: Quote): string {
  return quote === 'double' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}
