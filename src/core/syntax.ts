import type { Language } from '#schemas/fields.ts';

/** What is wrong with a piece of code. */
export interface SyntaxFault {
  /** 1-based, inside the code. */
  line: number;
  /** In a few words, without a full stop. */
  message: string;
}

/** Reads code; empty when it is right. Never throws. */
export type Parser = (code: string) => SyntaxFault[] | Promise<SyntaxFault[]>;

/** Parsers by the language they read. */
export type Parsers = Partial<Record<Language, Parser>>;
