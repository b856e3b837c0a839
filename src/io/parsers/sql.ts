import { hasSqlDetails, parse } from 'libpg-query';
import { lineOfOffset, type SyntaxFault } from '#core/syntax.ts';

/** Strings, quoted names and comments, in which a backslash means nothing to psql; or what psql takes for itself. */
const RE_META =
  /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|(\$\w*\$)[\s\S]*?\1|\\(?:[^\n\\]|\\(?!\\))*(?:\\\\)?/g;
/** Meta-commands that end a statement as a semicolon does. */
const RE_SENDS = /^\\(?:g|gx|gset|gexec|gdesc|crosstabview|watch)\b/;
/** `:name`, `:'name'`, `:"name"`, but not `::type`. */
const RE_VARIABLE = /(?<![:\w]):(['"]?)[A-Za-z_]\w*\1/g;

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
  const sql = code.replace(RE_META, (piece) => {
    if (!piece.startsWith('\\')) return piece;
    return (RE_SENDS.test(piece) ? ';' : ' ').padEnd(piece.length);
  });
  return sql.replace(RE_VARIABLE, (variable) => `'${'x'.repeat(variable.length - 2)}'`) || ' ';
}
