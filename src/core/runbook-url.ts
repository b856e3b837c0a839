import type { AlertEntry } from '#schemas/alert.ts';
import { absoluteUrl, runbookPath } from './links.ts';

/**
 * The `runbook_url` annotation of an alert, a Go template. `urlquery` is built into every Prometheus, Alertmanager and
 * Grafana; braces hold no blanks, so that link checkers may fetch the template as it stands.
 */
export function runbookUrlOf(
  site: { url: string; base: string },
  alert: Pick<AlertEntry, 'name' | 'runbook' | 'anchor' | 'parameters'>,
): string {
  // The name stands as text: a rule's own template does not know it.
  const query = [
    `alertname=${alert.name}`,
    ...Object.entries(alert.parameters).map(
      ([parameter, label]) => `${parameter}={{${labelReference(label)}|urlquery}}`,
    ),
  ];
  const search = `?${query.join('&')}`;
  return `${absoluteUrl(site, runbookPath(alert.runbook))}${search}#${alert.anchor}`;
}

function labelReference(label: string): string {
  return /^[A-Za-z_]\w*$/.test(label) ? `$labels.${label}` : `index $labels ${JSON.stringify(label)}`;
}
