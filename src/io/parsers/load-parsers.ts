import { lineOfOffset, MOST_CHARACTERS, type Parser, type Parsers, type SyntaxFault } from '#core/syntax.ts';
import { parseJson } from './json.ts';
import { parseLogql } from './logql.ts';
import { parsePromql } from './promql.ts';
import { parseShell } from './shell.ts';
import { parseSql } from './sql.ts';
import { parseYaml } from './yaml.ts';

/** A parser for every language that has a grammar. None throws, none takes long. */
export function loadParsers(): Parsers {
  return {
    bash: guarded(parseShell),
    sql: guarded(parseSql),
    promql: guarded(parsePromql),
    logql: guarded(parseLogql),
    yaml: guarded(parseYaml),
    json: guarded(parseJson),
  };
}

function guarded(parse: Parser): Parser {
  // While an author writes, one block of hundreds is new.
  const known = new Map<string, Promise<SyntaxFault[]>>();
  return (code) => {
    const faults = known.get(code) ?? parseSafely(parse, code);
    known.set(code, faults);
    return faults;
  };
}

async function parseSafely(parse: Parser, code: string): Promise<SyntaxFault[]> {
  if (code.length > MOST_CHARACTERS)
    return [{ line: 1, message: `more than ${MOST_CHARACTERS} characters cannot be read` }];
  // To a parser written in C it is the end.
  const nul = code.indexOf('\0');
  if (nul >= 0) return [{ line: lineOfOffset(code, nul), message: 'a NUL character' }];
  try {
    return await parse(code);
  } catch (error) {
    return [{ line: 1, message: `it nests too deep, or the parser failed: ${(error as Error).message}` }];
  }
}
