import { lineOf } from '#core/finding.ts';
import type { Check, Problem } from './check.ts';

/** The worst first, and help in the order it comes. */
export const severitiesAreRanked: Check = {
  name: 'severities-are-ranked',
  level: 'error',
  description:
    'A matrix counts its ranks up from 1; stages stand in the order of their minutes, the first at 0.',
  run: (catalog) =>
    catalog.services.flatMap(({ severities, escalation }) => {
      const problems: Problem[] = [];
      severities.levels.forEach((level, index) => {
        const source = severities.source;
        if (source === undefined || level.rank === index + 1) return;
        problems.push({
          file: source.file,
          line: lineOf(source, `levels.${index}.rank`),
          message: `\`${level.id}\` has rank ${level.rank} in place ${index + 1}.`,
          mend: `Write \`rank: ${index + 1}\`, worst first.`,
        });
      });
      escalation.stages.forEach((stage, index) => {
        const source = escalation.source;
        const before = index === 0 ? 0 : (escalation.stages[index - 1]?.afterMinutes ?? 0);
        const wrong = index === 0 ? stage.afterMinutes !== 0 : stage.afterMinutes < before;
        if (source === undefined || !wrong) return;
        problems.push({
          file: source.file,
          line: lineOf(source, `stages.${index}.afterMinutes`),
          message: `Stage ${index + 1} comes after ${stage.afterMinutes} minutes.`,
          mend:
            index === 0
              ? 'Start with a stage at 0.'
              : `Write stages in order: this one after ${before} or more.`,
        });
      });
      return problems;
    }),
};
