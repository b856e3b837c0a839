import { findDestructive, findDestructiveSql } from '#core/destructive.ts';
import { findRuns } from '#core/shell-runs.ts';
import { findSql } from '#core/shell-sql.ts';

/** What gives away that a command destroys something; undefined when nothing is known to. */
export function destructiveWords(code: string, language: string): string | undefined {
  if (language === 'sql') return findDestructiveSql(code)[0]?.text;
  if (language !== 'bash') return undefined;
  const runs = findRuns(code);
  for (const { words } of runs.runs) {
    const found = findDestructive(words);
    if (found !== undefined) return found;
  }
  return findSql(runs).flatMap(({ text }) => findDestructiveSql(text))[0]?.text;
}
