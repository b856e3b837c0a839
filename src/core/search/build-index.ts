import { type Alert, type Catalog, type CatalogService, type Runbook, signsOf } from '#core/catalog.ts';
import { runbookPath } from '#core/links.ts';
import { anchorsOf } from '#core/outline.ts';
import { metricsIn } from '#core/pasted/expression.ts';
import type { Synonym } from '#schemas/synonyms.ts';
import { placeOfError } from './error-places.ts';
import type { Line, SearchDocument, SearchIndex } from './search-index.ts';

/** Where a runbook begins for who knows what is wrong. */
const FIRST_ANCHOR = 'do-now';

/** The whole index of a catalog. */
export function buildIndex(catalog: Catalog, synonyms: readonly Synonym[] = catalog.synonyms): SearchIndex {
  const documents = searchDocuments(catalog);
  const levels = catalog.services.flatMap(({ severities }) => severities.levels);
  return {
    version: 1,
    services: catalog.services.map(({ id, name }) => ({ id, name })),
    severities: [...new Set(levels.map(({ id }) => id))],
    synonyms: synonyms.map(({ say, mean }) => [say, mean]),
    count: documents.length,
    shards: [],
    documents,
  };
}

/** What can be found in a catalog: services together, in a service alerts before runbooks, guides last. */
export function searchDocuments(catalog: Catalog): SearchDocument[] {
  return [
    ...catalog.services.flatMap((service, index) => {
      const isOfService = (one: { service: string }) => one.service === service.id;
      return [
        ...catalog.alerts.filter(isOfService).map((alert) => alertDocument(alert, index)),
        ...catalog.runbooks.filter(isOfService).map((runbook) => runbookDocument(runbook, service, index)),
        serviceDocument(service, index),
      ];
    }),
    ...catalog.guides.map(
      ({ path, title, slug }): SearchDocument => ['guide', -1, '', path, '', title, [], [], slug.split('-')],
    ),
  ];
}

function alertDocument(alert: Alert, service: number): SearchDocument {
  const { severity, anchor, name, aliases, expr, labels, parameters } = alert;
  const keywords = [...metricsIn(expr), ...(labels.component === undefined ? [] : [labels.component])];
  return [
    'alert',
    service,
    severity,
    runbookPath(alert.runbook),
    anchor,
    name,
    aliases,
    [],
    keywords,
    parameters,
  ];
}

function runbookDocument(runbook: Runbook, service: CatalogService, index: number): SearchDocument {
  const { outline } = runbook;
  const hasFirst = outline.phases.some(({ id }) => id === FIRST_ANCHOR);
  const components = runbook.components.map(
    (id) => service.components.find((component) => component.id === id)?.name ?? id,
  );
  const anchors = new Set(anchorsOf(outline));
  const placed = (text: string): Line => {
    const place = placeOfError(text, outline);
    return place !== undefined && anchors.has(place) ? [text, place] : text;
  };
  return [
    'runbook',
    index,
    runbook.severity,
    runbook.path,
    hasFirst ? FIRST_ANCHOR : '',
    runbook.title,
    runbook.code === undefined ? [] : [runbook.code],
    signsOf(runbook).map(placed),
    [...runbook.keywords.map(placed), ...components.filter((name) => !runbook.keywords.includes(name))],
  ];
}

function serviceDocument(service: CatalogService, index: number): SearchDocument {
  return ['service', index, '', service.path, '', service.name, [service.id], [], []];
}
