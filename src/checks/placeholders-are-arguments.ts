import type { Runbook } from '#core/catalog.ts';
import { type Block, blocksOf } from '#core/outline.ts';
import { splitPlaceholders } from '#core/parameters.ts';
import { findRuns } from '#core/shell-runs.ts';
import type { Check, Problem } from './check.ts';
import { placeIn } from './placeholders.ts';

/** An option's name built from a value: `-{{x}}`, `--{{x}}`, `--no-{{x}}`; but not `-n{{x}}` and `--name={{x}}`. */
const RE_OPTION_NAME = /^-(?:-[\w-]*)?\{\{/;
/** Builtins whose words are names of variables or commands. */
const RE_DECLARES = /^(?:export|declare|typeset|local|readonly|read|unset|alias|hash|enable)$/;

/** A harmless word is a command where a command is expected: `reboot` is a good pod name. */
export const placeholdersAreArguments: Check = {
  name: 'placeholders-are-arguments',
  level: 'error',
  description:
    "In shell a placeholder is an argument or a part of one, not a command, an option's or a variable's name.",
  run: (catalog) =>
    catalog.runbooks.flatMap((runbook) =>
      blocksOf(runbook.outline)
        .filter(({ language, output }) => language === 'bash' && !output)
        .flatMap((block) => problemsOf(runbook, block)),
    ),
};

function problemsOf(runbook: Runbook, block: Block): Problem[] {
  // By place: a command behind `sudo` is seen twice, as its word and as a command.
  const found = new Map<string, Problem>();
  const report = (offset: number, message: string, mend: string) =>
    found.set(`${offset} ${mend}`, { ...placeIn(runbook, block, offset), message, mend });
  for (const { words } of findRuns(block.code).runs) {
    const [name, ...operands] = words;
    if (name && holdsPlaceholder(name.text)) {
      report(
        name.offset,
        `A placeholder stands where a command's name stands: \`${name.text}\`.`,
        'Write the command; let the placeholder be its argument. For a choice of commands write a block for each with `variant="…"`.',
      );
    }
    for (const { text, offset } of operands) {
      if (RE_OPTION_NAME.test(text))
        report(offset, `A placeholder stands in an option's name: \`${text}\`.`, 'Write the option out.');
      if (RE_DECLARES.test(name?.text ?? '') && text.startsWith('{{') && holdsPlaceholder(text))
        report(offset, `A placeholder stands in a variable's name: \`${text}\`.`, 'Write the name out.');
    }
  }
  return [...found.values()];
}

function holdsPlaceholder(text: string): boolean {
  return splitPlaceholders(text).some((part) => 'name' in part);
}
