import { findService } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { RE_PLACEHOLDER } from '#core/parameters.ts';
import type { Check } from './check.ts';
import { placeholdersOf } from './placeholders.ts';

/** A value that goes nowhere is a question too many at three in the morning. */
export const parametersAreUsed: Check = {
  name: 'parameters-are-used',
  level: 'error',
  description: 'Every parameter goes into a command or a link of its runbook, or a link of its service.',
  run: (catalog) =>
    catalog.runbooks.flatMap((runbook) => {
      const service = findService(catalog, runbook.service);
      const links = [...runbook.outline.links, ...(service?.links ?? [])].flatMap(({ url }) =>
        [...url.matchAll(RE_PLACEHOLDER)].map(([, name]) => name),
      );
      // Output shows what a command printed: a value that stands nowhere else changes nothing.
      const commands = placeholdersOf(runbook)
        .filter(({ block }) => !block.output)
        .map(({ name }) => name);
      const used = new Set([...links, ...commands]);
      return runbook.parameters.flatMap(({ name }, index) =>
        used.has(name)
          ? []
          : [
              {
                file: runbook.source.file,
                line: lineOf(runbook.source, `parameters.${index}`),
                message: `The parameter \`${name}\` is used nowhere.`,
                mend: `Write \`{{${name}}}\` where a command needs it, or remove the parameter.`,
              },
            ],
      );
    }),
};
