import { alertsOf, type Catalog, type Guide, getService, type Runbook } from '#core/catalog.ts';
import { formatMinutes } from '#core/duration.ts';
import { stagesFor } from '#core/escalation.ts';
import { absoluteUrl } from '#core/links.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** A runbook's `index.md`: the page as plain Markdown, its data on top. */
export function generateRunbookMarkdown(catalog: Catalog, runbook: Runbook): string {
  const service = getService(catalog, runbook.service);
  const contact = (id: string) => service.escalation.contacts.find((known) => known.id === id)?.name ?? id;
  const stages = stagesFor(service.escalation, runbook.severity);
  return [
    `# ${[runbook.code, runbook.title].filter(Boolean).join(' ')}`,
    '',
    runbook.summary,
    '',
    `- Page: ${absoluteUrl(catalog.site, runbook.path)}`,
    `- Service: ${service.name}`,
    `- Severity: ${runbook.severity}`,
    `- Alerts: ${
      alertsOf(catalog, runbook.id)
        .map(({ name }) => name)
        .join(', ') || 'none'
    }`,
    runbook.imported === undefined
      ? `- Reviewed on: ${runbook.reviewedOn}`
      : `- Not yet reviewed: imported from ${runbook.imported.from} on ${runbook.imported.on}`,
    ...runbook.parameters.map(
      ({ name, label, type, example }) => `- Parameter {{${name}}}: ${label} (${type}), such as ${example}`,
    ),
    '',
    '## When to escalate',
    '',
    ...stages.map(
      ({ afterMinutes, contact: id, action, condition }) =>
        `- After ${formatMinutes(afterMinutes)}: ${contact(id)}${condition ? `, when ${condition}` : ''}. ${action}`,
    ),
    '',
    plainMarkdown(runbook.body, catalog.site),
  ].join('\n');
}

/** A guide's `index.md`. */
export function generateGuideMarkdown(catalog: Catalog, guide: Guide): string {
  return [`# ${guide.title}`, '', guide.summary, '', plainMarkdown(guide.body, catalog.site)].join('\n');
}
