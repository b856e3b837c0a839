import { acceptedPaths } from '#core/accepted-paths.ts';
import { alertAnchors } from '#core/alert-anchors.ts';
import { alertsOf, type Catalog, type Guide, type Runbook, signsOf } from '#core/catalog.ts';
import { ALERTS_PATH, absoluteUrl, LIST_PATHS, placePath, urlOf } from '#core/links.ts';
import { anchorsOf } from '#core/outline.ts';
import { IDS_OF_EVERY_PAGE } from '#core/page-ids.ts';
import { runbookUrlOf } from '#core/runbook-url.ts';

/** `/catalog.json`, version 1: a contract; fields may be added, none renamed. */
export function generateCatalogJson(catalog: Catalog, build: { commit: string | undefined; builtAt: Date }) {
  const { site } = catalog;
  const place = (path: string) => ({ path, url: urlOf(site.base, path) });
  return {
    version: 1,
    site: absoluteUrl(site, '/'),
    base: site.base,
    commit: build.commit ?? null,
    builtAt: build.builtAt.toISOString(),
    services: catalog.services.map(({ id, name, path }) => ({ id, name, ...place(path) })),
    runbooks: catalog.runbooks.map((runbook) => ({
      id: runbook.id,
      service: runbook.service,
      slug: runbook.slug,
      code: runbook.code ?? null,
      title: runbook.title,
      summary: runbook.summary,
      ...place(runbook.path),
      kind: runbook.kind,
      severity: runbook.severity,
      symptoms: signsOf(runbook),
      keywords: runbook.keywords,
      owner: runbook.owner ?? catalog.services.find(({ id }) => id === runbook.service)?.owner ?? null,
      reviewedOn: runbook.reviewedOn,
      anchors: anchorsAt(runbook),
      phases: runbook.outline.phases.map(({ id, title }) => ({ id, title, phase: id })),
      steps: runbook.outline.phases.flatMap((phase) =>
        phase.steps.map(({ id, title, blocks }) => ({
          id,
          phase: phase.id,
          title,
          danger: blocks.some(({ danger }) => danger !== undefined),
        })),
      ),
      parameters: runbook.parameters.map(({ name, type, example }) => ({ name, type, example })),
      alerts: alertsOf(catalog, runbook.id).map(({ name }) => name),
    })),
    alerts: catalog.alerts.map((alert) => ({
      name: alert.name,
      service: alert.service,
      ...place(alert.path),
      aliases: alert.aliases,
      severity: alert.severity,
      runbook: alert.runbook,
      anchor: alert.anchor,
      place: placePath(alert),
      also: alert.also,
      expr: alert.expr.trim(),
      for: alert.for ?? null,
      labels: alert.labels,
      parameters: alert.parameters,
      runbookUrl: runbookUrlOf(site, alert),
    })),
    guides: catalog.guides.map((guide) => ({
      slug: guide.slug,
      title: guide.title,
      ...place(guide.path),
      anchors: anchorsAt(guide),
    })),
    lists: LIST_PATHS.map((path) => ({
      ...place(path),
      ...(path === ALERTS_PATH ? { anchors: rowsOfAlerts(catalog) } : {}),
    })),
    accepted: Object.fromEntries(
      [...acceptedPaths(catalog)].map(([path, targets]) => [path, [...targets].sort()]),
    ),
  };
}

/** Every id that a link to the page may end in, former ones too. */
function anchorsAt({ outline, renamed }: Runbook | Guide): string[] {
  return [...anchorsOf(outline), ...Object.keys(renamed)];
}

/** Ids of the list of all alerts, to which the collections of others link. */
function rowsOfAlerts({ alerts, services }: Catalog): string[] {
  const sections = services.map(({ id }) => id);
  const rows = alertAnchors(alerts, [...IDS_OF_EVERY_PAGE, ...sections]);
  return [
    ...sections,
    ...[...rows.values()].flatMap(({ short, long }) => [short, long].filter((id) => id !== undefined)),
  ];
}
