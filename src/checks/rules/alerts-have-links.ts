import { findNearest } from '#core/nearest.ts';
import { alertsNamed, type LinkTarget } from '#core/rules/link-target.ts';
import { linkStateOf } from '#core/rules/linked-page.ts';
import type { OutsideCheck } from './outside-check.ts';

/** Who is woken by an alert finds a runbook in it. */
export const alertsHaveLinks: OutsideCheck = {
  name: 'alerts-have-links',
  description: 'Every alert rule has the address of a runbook in an annotation.',
  run: ({ rules }, target, find) =>
    rules
      .filter((rule) => linkStateOf(rule, find).state === 'none')
      .map(({ name, line }) => {
        const known = alertsNamed(target, name).length > 0;
        return {
          level: 'warning' as const,
          line,
          message: `\`${name}\` has no link to a runbook.`,
          mend: known
            ? 'Write it: `npm run alerts -- annotate --write` and this file.'
            : `The alert map does not have the alert. ${nearestName(name, target)}`,
        };
      }),
};

function nearestName(name: string, { alerts }: LinkTarget): string {
  const [nearest] = findNearest(
    name,
    alerts.map((alert) => alert.name),
    1,
  );
  return nearest === undefined
    ? 'Add it there, with the runbook that it opens.'
    : `Did you mean \`${nearest}\`?`;
}
