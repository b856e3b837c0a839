import { type Alert, alertLine, findRunbook } from '#core/catalog.ts';
import { mendByChoice } from '#core/nearest.ts';
import { canHave, describeLabels, resultLabels, unionOf } from '#core/promql-labels.ts';
import type { Check, Problem, Tools } from './check.ts';

/** Labels that every alert has. */
const OF_EVERY_ALERT = ['alertname', 'severity'];

/** An alert's link fills parameters that the opened runbook has, from labels that the alert has. */
export const alertsFeedParameters: Check = {
  name: 'alerts-feed-parameters',
  level: 'error',
  description: "An alert's `parameters` name parameters of its runbook and labels that the alert can carry.",
  run: (catalog, { readPromql }) =>
    catalog.alerts.flatMap((alert) => {
      const known = findRunbook(catalog, alert.runbook)?.parameters.map(({ name }) => name);
      // No such runbook is a finding of references-resolve.
      if (known === undefined) return [];
      return Object.entries(alert.parameters).flatMap(([name, label]) => {
        const place = { file: alert.source.file, line: alertLine(alert, `parameters.${name}`) };
        return [...nameProblem(alert, name, known), ...labelProblem(alert, label, readPromql)].map(
          (problem) => ({
            ...place,
            ...problem,
          }),
        );
      });
    }),
};

type Complaint = Pick<Problem, 'message' | 'mend'>;

function nameProblem({ runbook }: Alert, name: string, known: string[]): Complaint[] {
  if (known.includes(name)) return [];
  return [{ message: `\`${runbook}\` has no parameter \`${name}\`.`, mend: mendByChoice(name, known) }];
}

// What depends on the series is taken as there.
function labelProblem({ name, expr, labels }: Alert, label: string, read: Tools['readPromql']): Complaint[] {
  const kept = resultLabels(read?.(expr));
  const all = unionOf([kept, { only: new Set([...Object.keys(labels), ...OF_EVERY_ALERT]) }]);
  if (canHave(all, label)) return [];
  return [
    {
      message: `\`${name}\` has no label \`${label}\`: its expression keeps ${describeLabels(kept)}.`,
      mend: `Keep it with \`by (${label})\`. ${'only' in all ? mendByChoice(label, [...all.only]) : ''}`.trim(),
    },
  ];
}
