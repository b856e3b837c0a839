import type { ShellText } from './shell.ts';
import type { ShellRuns } from './shell-runs.ts';

/** Behind which option a database client takes a statement. */
const clients: Record<string, RegExp> = {
  psql: /^(?:-\w*c|--command)$/,
  usql: /^(?:-\w*c|--command)$/,
  mysql: /^(?:-\w*e|--execute)$/,
  mariadb: /^(?:-\w*e|--execute)$/,
  cockroach: /^(?:-\w*e|--execute)$/,
  'clickhouse-client': /^(?:-\w*q|--query)$/,
};
const RE_ASSIGNED = /^--(?:command|execute|query)=/;

/** What shell code hands to a database client: behind `-c`, `-e`, `--command=`, and in heredocs. */
export function findSql({ runs }: ShellRuns, names: readonly string[] = Object.keys(clients)): ShellText[] {
  return runs.flatMap(({ words: [name, ...words], heredocs }) => {
    const client = name?.text.replace(/^.*\//, '') ?? '';
    const option = names.includes(client) ? clients[client] : undefined;
    if (option === undefined) return [];
    return [
      ...words.filter((_, index) => option.test(words[index - 1]?.text ?? '')),
      ...words
        .filter(({ text }) => RE_ASSIGNED.test(text))
        .map(({ text, offset }) => ({ text: text.replace(RE_ASSIGNED, ''), offset })),
      ...heredocs,
    ];
  });
}
