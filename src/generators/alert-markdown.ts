import { type Alert, type Catalog, findRunbook } from '#core/catalog.ts';
import { firstActions } from '#core/first-actions.ts';
import { absoluteUrl, placePath } from '#core/links.ts';
import { runbookUrlOf } from '#core/runbook-url.ts';

/** An alert's `index.md`. */
export function generateAlertMarkdown(catalog: Catalog, alert: Alert): string {
  const runbook = findRunbook(catalog, alert.runbook);
  const steps = runbook === undefined ? [] : firstActions(runbook, alert.anchor);
  return [
    `# ${alert.name}`,
    '',
    `${alert.summary} ${alert.impact}`,
    '',
    `- Page: ${absoluteUrl(catalog.site, alert.path)}`,
    `- Service: ${alert.service}`,
    `- Severity: ${alert.severity}`,
    `- Runbook: ${absoluteUrl(catalog.site, placePath(alert))}`,
    `- runbook_url: ${runbookUrlOf(catalog.site, alert)}`,
    ...(alert.for ? [`- For: ${alert.for}`] : []),
    '',
    '```promql',
    alert.expr.trim(),
    '```',
    '',
    '## First actions',
    '',
    ...steps.map(
      ({ title, id }, index) =>
        `${index + 1}. ${title} (${absoluteUrl(catalog.site, runbook?.path ?? '/')}#${id})`,
    ),
    '',
  ].join('\n');
}
