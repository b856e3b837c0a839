import type { ShellText } from '#core/shell.ts';
import { findRuns } from '#core/shell-runs.ts';
import { findSql } from '#core/shell-sql.ts';
import { lineOfOffset, type Parsers } from '#core/syntax.ts';
import type { Language } from '#schemas/fields.ts';
import type { Check, Problem, Tools } from './check.ts';
import { type Command, commandsOf } from './commands.ts';

/** An expansion of the shell around it: nobody knows what comes out. */
const RE_EXPANSION = /\$[\w({@*#?!-]|`/;

const mends: Partial<Record<Language, string>> = {
  bash: 'Close every quote, bracket, `if` and here-document that is open; try it with `bash -n`.',
  sql: 'Write what PostgreSQL accepts; a line of psql itself starts with a backslash.',
  promql: 'Write one expression as Prometheus accepts it; a block holds one.',
  logql: 'Write one query as Loki accepts it; a block holds one.',
  yaml: 'Check the indentation, quotes and colons of this line and the one above it.',
  json: 'Write JSON: double quotes, no comment, no comma before a closing bracket.',
};

/** A command with a slip in it costs most at night. */
export const commandsParse: Check = {
  name: 'commands-parse',
  level: 'error',
  description:
    'Every command and expression can be read as its language, with the examples of its parameters filled in.',
  run: async (catalog, tools) => {
    const problems: Problem[] = [];
    // One after the other: parsers are programs with a memory of their own.
    for (const command of commandsOf(catalog)) problems.push(...(await problemsOf(command, tools)));
    return problems;
  },
};

async function problemsOf(command: Command, { parsers }: Tools): Promise<Problem[]> {
  const language = command.language as Language;
  const problems = await faultsOf(parsers, language, { text: command.filled, offset: 0 }, command);
  if (language !== 'bash' || problems.length > 0) return problems;
  const runs = findRuns(command.filled);
  for (const script of runs.scripts) problems.push(...(await faultsOf(parsers, 'bash', script, command)));
  for (const sql of findSql(runs, ['psql'])) {
    if (!RE_EXPANSION.test(sql.text)) problems.push(...(await faultsOf(parsers, 'sql', sql, command)));
  }
  return problems;
}

async function faultsOf(
  parsers: Parsers,
  language: Language,
  { text, offset }: ShellText,
  { filled, place }: Command,
): Promise<Problem[]> {
  const faults = (await parsers[language]?.(text)) ?? [];
  const above = lineOfOffset(filled, offset) - 1;
  return faults.map(({ line, message }) => ({
    ...place(above + line),
    message: `No valid ${language}: ${message}.`,
    mend: mends[language] ?? '',
  }));
}
