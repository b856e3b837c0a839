import { hasSqlDetails, parse } from 'libpg-query';
import { lineOfOffset, type SyntaxFault } from '#core/syntax.ts';

/**
 * Strings, quoted names and comments, in which nothing means anything to psql; then what does: a variable (`:name`,
 * `:'name'`, `:"name"`, but not `::type`), and a meta-command up to the end of its line.
 */
const RE_PIECE =
  /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|(\$\w*\$)[\s\S]*?\1|(?<![:\w]):(['"]?)[A-Za-z_]\w*\2|\\[^\n]*/g;
/** Meta-commands that end a statement as a semicolon does. */
const RE_SENDS = /^\\(?:g|gx|gset|gexec|gdesc|crosstabview|watch)\b/;

/** Reads PostgreSQL's SQL, one or more statements, without what psql takes for itself. Gives the first fault. */
export async function parseSql(code: string): Promise<SyntaxFault[]> {
  try {
    await parse(withoutPsql(code));
    return [];
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    const { message, cursorPosition = 0 } = error.sqlDetails ?? { message: error.message };
    return [{ line: lineOfOffset(code, cursorPosition), message: message.split('\n')[0] ?? '' }];
  }
}

/** As many characters, each line in its place. */
function withoutPsql(code: string): string {
  const sql = code.replace(RE_PIECE, (piece, _tag, quote) => {
    if (piece.startsWith('\\')) return (RE_SENDS.test(piece) ? ';' : ' ').padEnd(piece.length);
    if (!piece.startsWith(':')) return piece;
    return quote ? piece.replace(':', ' ') : 'x'.repeat(piece.length);
  });
  return sql || ' ';
}
