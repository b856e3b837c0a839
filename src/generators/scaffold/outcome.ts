import type { z } from 'astro/zod';
import { mendByChoice } from '#core/nearest.ts';

/** A file that is complete and valid, with its gaps named; or what is wrong with what was asked for. */
export type Outcome = Scaffold | { problems: string[] };

export interface Scaffold {
  /** Path from the project's root. */
  file: string;
  text: string;
  /** What to do now, in order. */
  next: string[];
}

/** Collects what is wrong, so that a caller hears all of it at once. */
export class Problems {
  readonly list: string[] = [];

  /** The value when the schema takes it; else the option is named with what it takes. */
  parse<T>(option: string, schema: z.ZodType<T>, value: string | undefined): T | undefined {
    if (value === undefined) {
      this.list.push(`${option} is missing.`);
      return undefined;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    this.list.push(`${option} ${show(value)}: write ${issue?.message ?? 'something else'}.`);
    return undefined;
  }

  /** The entry with the name; else the names that there are. */
  choose<T>(
    option: string,
    what: string,
    value: string | undefined,
    known: readonly T[],
    name: (entry: T) => string,
  ): T | undefined {
    if (value === undefined) {
      this.list.push(`${option} is missing. ${mendByChoice('', known.map(name))}`);
      return undefined;
    }
    const found = known.find((entry) => name(entry) === value);
    if (found === undefined)
      this.list.push(`${option} ${show(value)}: no such ${what}. ${mendByChoice(value, known.map(name))}`);
    return found;
  }

  say(problem: string): void {
    this.list.push(problem);
  }
}

/** What was given, with escapes for what a terminal would act on. */
export function show(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value).replace(
    /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
