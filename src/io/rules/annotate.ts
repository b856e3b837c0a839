import { isDeepStrictEqual } from 'node:util';
import type { AlertRule } from '#core/rules/rule.ts';
import { applySplices, type Splice, splicesFor } from '#core/rules/splice.ts';
import { lenientDocumentsOf } from './documents.ts';

/** An annotation to write into a rule. */
export interface Writing {
  rule: AlertRule;
  key: string;
  value: string;
}

export interface Annotated {
  text: string;
  written: Writing[];
  refused: { writing: Writing; line: number; why: string }[];
}

const CHANGES_MORE = 'the text around it would mean something else';

/**
 * Writes annotations into a text. What comes out is read again: its data is the old data with these annotations and
 * nothing else, or the annotation is refused.
 */
export function annotate(text: string, writings: readonly Writing[]): Annotated {
  const before = dataOf(text) ?? [];
  const refused: Annotated['refused'] = [];
  const refuse = (writing: Writing, line: number, why: string) => void refused.push({ writing, line, why });
  const open = writings.flatMap((writing) => {
    const { place, annotations, line } = writing.rule;
    const ways = splicesFor(place, writing.key, writing.value, annotations[writing.key] !== undefined);
    if (place.state === 'refused') refuse(writing, place.line, place.why);
    else if (ways.length === 0) refuse(writing, line, `there is no safe place for \`${writing.key}\``);
    return ways.length === 0 ? [] : [{ writing, ways }];
  });
  const holds = (chosen: readonly { writing: Writing; splice: Splice }[]) =>
    isDeepStrictEqual(
      dataOf(
        applySplices(
          text,
          chosen.map(({ splice }) => splice),
        ),
      ),
      withWritings(
        before,
        chosen.map(({ writing }) => writing),
      ),
    );
  const first = open.map(({ writing, ways }) => ({ writing, splice: ways[0] as Splice }));
  // Nearly always right at once; else each by itself, in every way.
  const chosen = holds(first)
    ? first
    : open.flatMap(({ writing, ways }) => {
        const splice = ways.find((way) => holds([{ writing, splice: way }]));
        if (splice === undefined) refuse(writing, writing.rule.line, CHANGES_MORE);
        return splice === undefined ? [] : [{ writing, splice }];
      });
  if (chosen !== first && !holds(chosen)) {
    for (const { writing } of chosen) refuse(writing, writing.rule.line, CHANGES_MORE);
    return { text, written: [], refused };
  }
  return {
    text: applySplices(
      text,
      chosen.map(({ splice }) => splice),
    ),
    written: chosen.map(({ writing }) => writing),
    refused,
  };
}

/** The documents as data, none shared; undefined when they cannot be read. */
function dataOf(text: string): unknown[] | undefined {
  const { all, errors } = lenientDocumentsOf(text);
  return errors.length > 0
    ? undefined
    : (JSON.parse(JSON.stringify(all.map((document) => document.toJS()))) as unknown[]);
}

function withWritings(before: unknown[], writings: readonly Writing[]): unknown[] {
  const data = structuredClone(before);
  for (const { rule, key, value } of writings) {
    let at: unknown = data;
    for (const step of rule.path) at = (at as Record<string | number, unknown>)[step];
    const map = at as { annotations?: Record<string, unknown> | null };
    map.annotations = { ...map.annotations, [key]: value };
  }
  return data;
}
