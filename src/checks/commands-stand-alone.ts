import { PRINTED } from '#core/printed.ts';
import { readShell } from '#core/shell.ts';
import type { Check, Problem } from './check.ts';
import { type Command, readableCommandsOf } from './commands.ts';

/** A block is copied whole: an answer in it would be run. */
export const commandsStandAlone: Check = {
  name: 'commands-stand-alone',
  level: 'error',
  description: 'A block of commands holds none of what they print.',
  run: (catalog) => readableCommandsOf(catalog).flatMap(problemsOf),
};

function problemsOf({ language, code, place }: Command): Problem[] {
  if (language !== 'bash' && language !== 'sql') return [];
  const printed = language === 'sql' ? PRINTED.slice(0, 1) : PRINTED;
  const isCommand = language === 'sql' ? () => true : commandStartsIn(code);
  let start = 0;
  return code.split('\n').flatMap((line, index) => {
    const text = line.trim();
    const offset = start + (/^[\s(]*/.exec(line)?.[0].length ?? 0);
    start += line.length + 1;
    const what = printed.find(([, pattern]) => pattern.test(text))?.[0];
    if (what === undefined || !isCommand(offset)) return [];
    return [
      {
        ...place(index + 1),
        message: `\`${text.slice(0, 60)}\` is ${what}, not a command.`,
        mend: 'Put what is printed into a block of its own, marked `output`, or into Expect.',
      },
    ];
  });
}

/** Whether a command starts at an offset: not in a string or a here-document. */
function commandStartsIn(code: string): (offset: number) => boolean {
  const starts = new Set(readShell(code).commands.map(({ words: [first] }) => first?.offset));
  return (offset) => starts.has(offset);
}
