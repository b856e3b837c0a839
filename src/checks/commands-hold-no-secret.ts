import { findRuns } from '#core/shell-runs.ts';
import { findShellSecrets, findSqlSecrets } from '#core/shell-secrets.ts';
import { findSql } from '#core/shell-sql.ts';
import { lineOfOffset } from '#core/syntax.ts';
import type { Check, Problem } from './check.ts';
import { type Command, readableCommandsOf } from './commands.ts';

/** What is typed stands in the history of the shell and in the list of processes. */
export const commandsHoldNoSecret: Check = {
  name: 'commands-hold-no-secret',
  level: 'error',
  description: 'No password, key or token stands in a command as it is; it comes from a variable or a file.',
  run: (catalog) => readableCommandsOf(catalog).flatMap(problemsOf),
};

function problemsOf(command: Command): Problem[] {
  // By line: code behind `sh -c` is seen twice, as a word and as code.
  const found = new Map<string, Problem>();
  for (const { text, offset } of secretsIn(command)) {
    const line = lineOfOffset(command.code, offset);
    found.set(`${line} ${text}`, {
      ...command.place(line),
      message: `A secret stands in the command, behind \`${text}\`.`,
      mend: 'Replace it where it is valid: it is known now. Here write `"$NAME"` of the place where the command runs, or read it from a file.',
    });
  }
  return [...found.values()];
}

function secretsIn({ language, code }: Command) {
  if (language === 'sql') return findSqlSecrets(code);
  if (language !== 'bash') return [];
  return [
    ...findShellSecrets(code),
    ...findSql(findRuns(code)).flatMap((sql) =>
      findSqlSecrets(sql.text).map(({ text, offset }) => ({ text, offset: sql.offset + offset })),
    ),
  ];
}
