import type { LRParser } from '@lezer/lr';
import { lineOfOffset, type SyntaxFault } from '#core/syntax.ts';

/** The first fault that a parser marks in its tree; the rest follow from it. */
export function faultsOf(parser: LRParser, code: string): SyntaxFault[] {
  let at: number | undefined;
  parser.parse(code).iterate({
    enter: ({ type, from }) => {
      if (type.isError) at ??= from;
      return at === undefined;
    },
  });
  return at === undefined ? [] : [{ line: lineOfOffset(code, at), message: messageAt(code, at) }];
}

function messageAt(code: string, at: number): string {
  const found = /^\s*(\w+|\S)/.exec(code.slice(at, at + 80))?.[1];
  if (found === undefined) return code.trim() === '' ? 'nothing to read' : 'the end comes too early';
  const called = found === '(' ? /(\w+)\s*$/.exec(code.slice(0, at))?.[1] : undefined;
  return called === undefined ? `\`${found}\` is not expected here` : `\`${called}\` is no function`;
}
