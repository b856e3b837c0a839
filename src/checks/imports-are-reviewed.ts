import type { Runbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import type { Step } from '#core/outline.ts';
import type { Check } from './check.ts';

const MOST_SHOWN = 5;

/** A page that a program wrote holds what its source said, and nobody has tried it here. */
export const importsAreReviewed: Check = {
  name: 'imports-are-reviewed',
  level: 'warning',
  description:
    'No runbook says `imported`: somebody who knows the system has read it and given its steps Expect and If not.',
  run: (catalog) =>
    catalog.runbooks.flatMap((runbook) => {
      const { imported, source } = runbook;
      if (imported === undefined) return [];
      return [
        {
          file: source.file,
          line: lineOf(source, 'imported'),
          message: `Imported from \`${imported.from}\` and not yet read. ${gapsOf(runbook)}`,
          mend: 'Read it as a whole, run its commands, add what is missing, set `reviewedOn`, and remove `imported`.',
        },
      ];
    }),
};

function gapsOf({ outline }: Runbook): string {
  const steps = outline.phases.flatMap((phase) => phase.steps);
  const ids = steps.filter(isOpen).map(({ id }) => `\`${id ?? ''}\``);
  if (steps.length === 0) return 'It has no steps.';
  if (ids.length === 0) return 'Every step says Expect and If not.';
  const shown = ids.slice(0, MOST_SHOWN).join(', ');
  return `${ids.length} of ${steps.length} steps lack Expect or If not: ${shown}${ids.length > MOST_SHOWN ? ', …' : ''}.`;
}

function isOpen({ blocks, expect, ifNot }: Step): boolean {
  return blocks.some(({ output }) => !output) && (!expect || ifNot.length === 0);
}
