import type { Language } from '#schemas/fields.ts';

/** What is wrong with a piece of code. */
export interface SyntaxFault {
  /** 1-based, inside the code. */
  line: number;
  /** In a few words, without a full stop. */
  message: string;
}

/** Far more than a block holds. Longer code is not read: it takes some parsers seconds. */
export const MOST_CHARACTERS = 20_000;

/** Reads code; empty when it is right. Never throws. */
export type Parser = (code: string) => SyntaxFault[] | Promise<SyntaxFault[]>;

/** Parsers by the language they read. */
export type Parsers = Partial<Record<Language, Parser>>;

/** Reads many shell scripts at once, for what is right and still goes wrong. One list a script. */
export type ShellLinter = (scripts: readonly string[]) => Promise<SyntaxFault[][]>;

/** 1-based line of an offset; behind the last word it is the last word's. */
export function lineOfOffset(code: string, offset: number): number {
  return code.slice(0, Math.min(offset, code.trimEnd().length)).split('\n').length;
}
