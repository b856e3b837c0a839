import { type Catalog, type CatalogService, findRunbook } from '#core/catalog.ts';
import { absoluteUrl } from '#core/links.ts';
import { panelKind } from '#core/panels.ts';
import { thresholdWords } from '#core/thresholds.ts';
import type { Dashboard, Panel } from '#schemas/dashboard.ts';
import { runbookLink, serviceLink } from './links.ts';
import { markdownBlock, markdownLink, markdownTable, markdownText } from './markdown.ts';

/** What a panel says of itself: what it shows, what its colours mean, which runbook to open, which alerts watch it. */
export function panelDescription(
  catalog: Catalog,
  service: CatalogService,
  dashboard: Dashboard,
  panel: Panel,
): string {
  const words = thresholdWords(panel);
  const alerts = catalog.alerts.filter(
    (alert) =>
      alert.service === service.id &&
      alert.panel?.dashboard === dashboard.id &&
      alert.panel.panel === panel.id,
  );
  return paragraphs([
    markdownText(panel.shows),
    words && `Colours: ${words}.`,
    linkLine(catalog, service, dashboard, panel),
    alerts.length > 0 &&
      `Alerts: ${alerts
        .map(({ name, path }) => markdownLink(name, absoluteUrl(catalog.site, path)))
        .join(', ')}`,
  ]);
}

/** What stands in a panel of text. */
export function panelContent(
  catalog: Catalog,
  service: CatalogService,
  dashboard: Dashboard,
  panel: Panel,
): string {
  return paragraphs([
    markdownText(panel.shows),
    ...panel.commands.map((id) => quickCommand(service, id)),
    panelKind(panel) === 'runbooks' && runbookTable(catalog, service, dashboard, panel),
    linkLine(catalog, service, dashboard, panel),
  ]);
}

type Listed = NonNullable<Panel['runbooks']>[number];

function paragraphs(texts: readonly (string | false | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

/** The runbook, further places, tools: all that the panel opens, on one line. */
function linkLine(catalog: Catalog, service: CatalogService, dashboard: Dashboard, panel: Panel): string {
  return panelLinks(catalog, service, dashboard, panel)
    .map(({ title, url }) => markdownLink(title, url))
    .join(' · ');
}

export function panelLinks(catalog: Catalog, service: CatalogService, dashboard: Dashboard, panel: Panel) {
  const { runbook, anchor, also, links } = panel;
  const places = runbook === undefined ? also : [{ runbook, anchor }, ...also];
  return [
    ...places.map((place) => runbookLink(catalog, dashboard, place)),
    ...links.map((label) => serviceLink(service, label)).filter((link) => link !== undefined),
  ];
}

function quickCommand({ commands }: CatalogService, id: string): string | undefined {
  const command = commands.find((known) => known.id === id);
  if (command === undefined) return undefined;
  const { title, caution, code, language, expect } = command;
  return paragraphs([
    `**${markdownText(title)}**`,
    caution && `> **Caution:** ${markdownText(caution)}`,
    markdownBlock(code, language),
    `Expect: ${markdownText(expect)}`,
  ]);
}

function runbookTable(
  catalog: Catalog,
  service: CatalogService,
  dashboard: Dashboard,
  { runbooks }: Panel,
): string {
  const all = catalog.runbooks.filter((runbook) => runbook.service === service.id);
  const rows = runbooks ?? all.map(({ id }): Listed => ({ runbook: id }));
  return markdownTable(
    ['Runbook', 'When to use it'],
    rows.map((row) => {
      const runbook = findRunbook(catalog, row.runbook);
      const { url } = runbookLink(catalog, dashboard, row);
      return [
        markdownLink(runbook?.title ?? row.runbook, url),
        markdownText(row.when ?? runbook?.summary ?? ''),
      ];
    }),
  );
}
