import type { Check } from './check.ts';
import { type Command, commandsOf } from './commands.ts';

/** Code that parses can still lose a blank in a name, or an error in a pipe. */
export const shellcheck: Check = {
  name: 'shellcheck',
  level: 'error',
  // Somebody else's command works for them: its author decides.
  ofImported: 'warning',
  description: 'Where shellcheck is installed, it finds nothing in the shell commands.',
  run: async (catalog, { lintShell, parsers }) => {
    if (lintShell === undefined) return [];
    const commands: Command[] = [];
    for (const command of commandsOf(catalog)) {
      if (command.language !== 'bash') continue;
      // What does not parse is a finding of commands-parse; on some of it shellcheck works for hours.
      if (((await parsers.bash?.(command.filled)) ?? []).length === 0) commands.push(command);
    }
    const found = await lintShell(commands.map(({ filled }) => filled));
    return commands.flatMap(({ place }, index) =>
      (found[index] ?? []).map(({ line, message }) => ({
        ...place(line),
        message: `${message}.`,
        mend: `Its page says what to write: https://www.shellcheck.net/wiki/${/^\w+/.exec(message)?.[0]}.`,
      })),
    );
  },
};
