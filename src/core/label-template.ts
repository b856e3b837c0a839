import type { AlertEntry } from '#schemas/alert.ts';
import { encodeForUrl } from './parameters.ts';

/**
 * A label of an alert in a link that its rule writes: a Go template. `urlquery` is built into every Prometheus,
 * Alertmanager and Grafana; the braces hold no blanks, so that link checkers may fetch the template as it stands.
 * Labels that the rule itself gives stand as text: `$labels` are those of the series.
 */
export function labelTemplate(
  alert: Pick<AlertEntry, 'name' | 'severity' | 'labels'>,
  label: string,
): string {
  const own: Record<string, string> = { severity: alert.severity, ...alert.labels, alertname: alert.name };
  const value = Object.hasOwn(own, label) ? own[label] : undefined;
  if (value !== undefined) return encodeForUrl(value);
  return seriesLabelTemplate(label);
}

/** A label of the series, whatever the rule adds. */
export function seriesLabelTemplate(label: string): string {
  const reference = /^[A-Za-z_]\w*$/.test(label)
    ? `$labels.${label}`
    : `index $labels ${JSON.stringify(label)}`;
  return `{{${reference}|urlquery}}`;
}
