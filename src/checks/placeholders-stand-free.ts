import type { Check } from './check.ts';
import { placeholdersOf, placeIn } from './placeholders.ts';

/** Before a placeholder: `$x` and `${x}` read a variable, a backslash takes a character, a backtick and `!` run. */
const RE_GLUE_BEFORE = /(?:\$\{?[!#]?|\\|`)$/;
const RE_GLUE_BEFORE_IN_SHELL = /(?:\$\{?[!#]?|\\|`|!)$/;

// In every language: blocks are copied from one into the other, and a quoted command is itself quoted in a script.
export const placeholdersStandFree: Check = {
  name: 'placeholders-stand-free',
  level: 'error',
  description: 'No placeholder is glued to `$`, a backslash, a backtick or, in shell, `!`.',
  run: (catalog) =>
    catalog.runbooks.flatMap((runbook) =>
      placeholdersOf(runbook).flatMap(({ name, block, offset }) => {
        const pattern = block.language === 'bash' ? RE_GLUE_BEFORE_IN_SHELL : RE_GLUE_BEFORE;
        const before = pattern.exec(block.code.slice(0, offset))?.[0] ?? '';
        const behind = block.code[offset + name.length + 4] === '`' ? '`' : '';
        if (before + behind === '') return [];
        return [
          {
            ...placeIn(runbook, block, offset),
            message: `\`{{${name}}}\` is glued to ${[before, behind].filter(Boolean).map(spelled).join(' and ')}.`,
            mend: (before + behind).includes('`')
              ? 'Write `$(…)` instead of backticks in shell, a double-quoted string elsewhere.'
              : 'Put the placeholder into quotes of its own, or write a blank between.',
          },
        ];
      }),
    ),
};

function spelled(text: string): string {
  return text === '`' ? 'a backtick' : `\`${text}\``;
}
