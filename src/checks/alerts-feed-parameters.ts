import { type Alert, alertLine, findRunbook } from '#core/catalog.ts';
import { mendByChoice } from '#core/nearest.ts';
import { findResultLabels } from '#core/promql-labels.ts';
import type { Check, Problem } from './check.ts';

/** Labels that every alert has. */
const OF_EVERY_ALERT = ['alertname', 'severity'];

/** An alert's link fills parameters that the opened runbook has, from labels that the alert has. */
export const alertsFeedParameters: Check = {
  name: 'alerts-feed-parameters',
  level: 'error',
  description: "An alert's `parameters` name parameters of its runbook and labels that the alert can carry.",
  run: (catalog) =>
    catalog.alerts.flatMap((alert) => {
      const known = findRunbook(catalog, alert.runbook)?.parameters.map(({ name }) => name);
      // No such runbook is a finding of references-resolve.
      if (known === undefined) return [];
      return Object.entries(alert.parameters).flatMap(([name, label]) => {
        const place = { file: alert.source.file, line: alertLine(alert, `parameters.${name}`) };
        return [...nameProblem(alert, name, known), ...labelProblem(alert, label)].map((problem) => ({
          ...place,
          ...problem,
        }));
      });
    }),
};

type Complaint = Pick<Problem, 'message' | 'mend'>;

function nameProblem({ runbook }: Alert, name: string, known: string[]): Complaint[] {
  if (known.includes(name)) return [];
  return [{ message: `\`${runbook}\` has no parameter \`${name}\`.`, mend: mendByChoice(name, known) }];
}

// Known for certain only where the expression aggregates by named labels; any other is not judged.
function labelProblem({ name, expr, labels }: Alert, label: string): Complaint[] {
  const result = findResultLabels(expr);
  if (result === undefined) return [];
  const known = [...new Set([...result, ...Object.keys(labels), ...OF_EVERY_ALERT])];
  if (known.includes(label)) return [];
  return [
    {
      message: `\`${name}\` has no label \`${label}\`: its expression keeps ${result.join(', ') || 'none'}.`,
      mend: `Keep it with \`by (${label})\`. ${mendByChoice(label, known)}`,
    },
  ];
}
