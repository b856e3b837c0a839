import { LineCounter, parseAllDocuments } from 'yaml';
import { lineOfOffset, type SyntaxFault } from '#core/syntax.ts';

/** Reads YAML, one or more documents. Gives the first fault; a key that stands twice is one. */
export function parseYaml(code: string): SyntaxFault[] {
  const documents = parseAllDocuments(code, { lineCounter: new LineCounter(), prettyErrors: false });
  const error = [...documents].flatMap(({ errors }) => errors)[0];
  if (error === undefined) return [];
  return [
    { line: lineOfOffset(code, error.pos[0]), message: (error.message.split('\n')[0] ?? '').toLowerCase() },
  ];
}
