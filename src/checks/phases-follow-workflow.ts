import { findService } from '#core/catalog.ts';
import { mendByChoice } from '#core/nearest.ts';
import type { Check, Problem } from './check.ts';

/** A reader finds the same sections in the same order on every page of a service. */
export const phasesFollowWorkflow: Check = {
  name: 'phases-follow-workflow',
  level: 'error',
  description: "A runbook has its service's sections, in the service's order, under the service's titles.",
  run: (catalog) =>
    catalog.runbooks.flatMap(({ service: serviceId, outline, source }) => {
      const service = findService(catalog, serviceId);
      if (service === undefined) return [];
      const { workflow } = service;
      const problems: Problem[] = [];
      let last = -1;
      for (const phase of outline.phases) {
        if (phase.id === undefined) continue;
        const at = workflow.findIndex((row) => row.phase === phase.id);
        const row = workflow[at];
        const place = { file: source.file, line: phase.line };
        if (row === undefined) {
          problems.push({
            ...place,
            message: `\`${phase.id}\` is no phase of ${serviceId}.`,
            mend: mendByChoice(
              phase.id,
              workflow.map((known) => known.phase),
            ),
          });
          continue;
        }
        if (phase.title !== row.title) {
          problems.push({
            ...place,
            message: `The phase \`${phase.id}\` is titled "${phase.title}".`,
            mend: `Write \`## ${row.title} {#${row.phase}}\`, or change the workflow in content/services/${serviceId}.yaml.`,
          });
        }
        if (at < last) {
          problems.push({
            ...place,
            message: `The phase \`${phase.id}\` stands behind \`${workflow[last]?.phase}\`.`,
            mend: `Keep the order ${workflow.map((known) => known.phase).join(', ')}.`,
          });
        }
        last = Math.max(last, at);
      }
      const present = outline.phases.map((phase) => phase.id);
      for (const row of workflow) {
        if (row.optional || present.includes(row.phase)) continue;
        problems.push({
          file: source.file,
          line: 1,
          message: `The phase \`${row.phase}\` is missing.`,
          mend: `Add \`## ${row.title} {#${row.phase}}\`, or mark it \`optional: true\` in content/services/${serviceId}.yaml.`,
        });
      }
      for (const { text, line } of outline.stray) {
        problems.push({
          file: source.file,
          line,
          message: `Text stands before the first phase: "${text}".`,
          mend: 'Move it into a phase, or into `summary`.',
        });
      }
      return problems;
    }),
};
