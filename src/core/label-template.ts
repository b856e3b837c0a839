/**
 * A label in the template of a rule, escaped for a link. `urlquery` is built into every Prometheus, Alertmanager and
 * Grafana; the braces hold no blanks, so that link checkers may fetch the template as it stands.
 */
export function labelTemplate(label: string): string {
  const reference = /^[A-Za-z_]\w*$/.test(label)
    ? `$labels.${label}`
    : `index $labels ${JSON.stringify(label)}`;
  return `{{${reference}|urlquery}}`;
}
