import { findDestructive, findDestructiveSql } from '#core/destructive.ts';
import { findRuns } from '#core/shell-runs.ts';
import { findSql } from '#core/shell-sql.ts';
import { lineOfOffset } from '#core/syntax.ts';
import type { Check, Problem } from './check.ts';
import { type Command, readableCommandsOf } from './commands.ts';

/** A block that says what it destroys asks before it is copied; one that does not is copied half asleep. */
export const dangerIsMarked: Check = {
  name: 'danger-is-marked',
  level: 'error',
  description: 'A command that deletes, ends or stops something says so with `danger="…"`.',
  run: (catalog) =>
    readableCommandsOf(catalog)
      .filter(({ fence }) => fence?.danger === undefined)
      .flatMap((command) => {
        const [first] = destructiveIn(command).sort((a, b) => a.offset - b.offset);
        return first === undefined ? [] : [problemOf(command, first)];
      }),
};

interface Destructive {
  text: string;
  offset: number;
}

function destructiveIn({ language, filled }: Command): Destructive[] {
  if (language === 'sql') return findDestructiveSql(filled);
  if (language !== 'bash') return [];
  const runs = findRuns(filled);
  return [
    ...runs.runs.flatMap(({ words }) => {
      const text = findDestructive(words);
      return text === undefined ? [] : [{ text, offset: words[0]?.offset ?? 0 }];
    }),
    ...findSql(runs).flatMap(({ text: sql, offset: start }) =>
      findDestructiveSql(sql).map(({ text, offset }) => ({ text, offset: start + offset })),
    ),
  ];
}

function problemOf({ fence, filled, place }: Command, { text, offset }: Destructive): Problem {
  return {
    ...place(lineOfOffset(filled, offset)),
    message: `\`${text}\` destroys something, and nobody is asked.`,
    mend:
      fence === undefined
        ? 'A quick command cannot ask: move it into a step of a runbook.'
        : 'Add `danger="what it destroys"` to the fence.',
  };
}
