import { lineOfOffset, type SyntaxFault } from '#core/syntax.ts';

/** `Expected ',' or '}' after property value in JSON at position 6 (line 1 column 7)` */
const RE_PLACED = /^(.*?)(?: in JSON| after JSON)? at position (\d+)/;
/** `Unexpected token '}', ..."{"a":tru}" is not valid JSON`, which says no position. */
const RE_TOKEN = /^Unexpected token '.+?'/su;

/** Reads one JSON value. Gives the first fault. */
export function parseJson(code: string): SyntaxFault[] {
  const refusal = refusalOf(code);
  if (refusal === undefined) return [];
  const [, message, position] = RE_PLACED.exec(refusal) ?? [];
  if (message !== undefined) return [{ line: lineOfOffset(code, Number(position)), message }];
  const token = RE_TOKEN.exec(refusal)?.[0];
  if (token !== undefined) return [{ line: lineOfToken(code), message: token }];
  return [{ line: lineOfOffset(code, code.length), message: 'The end comes too early' }];
}

function refusalOf(code: string): string | undefined {
  try {
    JSON.parse(code);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The first line with which the lines so far cannot be the start of JSON any more. No token spans lines. */
function lineOfToken(code: string): number {
  const lines = code.split('\n');
  let right = 0;
  let wrong = lines.length;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (RE_TOKEN.test(refusalOf(lines.slice(0, middle).join('\n')) ?? '')) wrong = middle;
    else right = middle;
  }
  return wrong;
}
