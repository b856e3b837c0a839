import type { Catalog } from '#core/catalog.ts';
import { absoluteUrl } from '#core/links.ts';

/** `/llms.txt`: the site in one page for a program that reads text. */
export function generateLlmsTxt(catalog: Catalog): string {
  const { site } = catalog;
  const item = ({ path }: { path: string }, title: string, summary: string) =>
    `- [${title}](${absoluteUrl(site, path)}index.md): ${summary}`;
  const services = catalog.services.flatMap((service) => [
    `## ${service.name}`,
    '',
    service.summary,
    '',
    '### Runbooks',
    '',
    ...catalog.runbooks
      .filter((runbook) => runbook.service === service.id)
      .map((runbook) =>
        item(runbook, [runbook.code, runbook.title].filter(Boolean).join(' '), runbook.summary),
      ),
    '',
    '### Alerts',
    '',
    ...catalog.alerts
      .filter((alert) => alert.service === service.id)
      .map((alert) => item(alert, alert.name, alert.summary)),
    '',
  ]);
  return [
    `# ${site.name}`,
    '',
    `> ${site.summary}`,
    '',
    `Machine-readable: [catalog.json](${absoluteUrl(site, '/catalog.json')}), [anchors.json](${absoluteUrl(site, '/anchors.json')}).`,
    '',
    ...services,
    '## Guides',
    '',
    ...catalog.guides.map((guide) => item(guide, guide.title, guide.summary)),
    '',
  ].join('\n');
}
