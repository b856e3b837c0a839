import type { AlertEntry } from '#schemas/alert.ts';
import type { Dashboard } from '#schemas/dashboard.ts';
import type { Drill } from '#schemas/drill.ts';
import type { Contact, EscalationPolicy } from '#schemas/escalation.ts';
import type { GuideMatter } from '#schemas/guide.ts';
import type { DataOf, Kind } from '#schemas/kinds.ts';
import type { Published } from '#schemas/published.ts';
import type { Review } from '#schemas/review.ts';
import type { RunbookMatter } from '#schemas/runbook.ts';
import type { Service } from '#schemas/service.ts';
import type { Severity, SeverityMatrix } from '#schemas/severity.ts';
import type { Site } from '#schemas/site.ts';
import type { Synonym } from '#schemas/synonyms.ts';
import { findById } from './find-by-id.ts';
import { lineOf, type Source } from './finding.ts';
import { alertPath, guidePath, runbookPath, servicePath } from './links.ts';
import type { Outline } from './outline.ts';

/** A parsed file of a kind. Pages carry their outline. */
export interface Entry<K extends Kind = Kind> {
  id: string;
  data: DataOf<K>;
  source: Source;
  outline: K extends 'runbooks' | 'guides' ? Outline : undefined;
  /** MDX without front matter. */
  body: K extends 'runbooks' | 'guides' ? string : undefined;
}

/** Everything read from `content/`, by kind. */
export type Content = { [K in Kind]: Entry<K>[] };

export interface CatalogService extends Service {
  id: string;
  path: string;
  source: Source;
  /** Empty levels where the matrix is missing, which is a finding. */
  severities: SeverityMatrix & { source?: Source };
  escalation: EscalationPolicy & { source?: Source };
  dashboards: (Dashboard & { source: Source; at: string })[];
}

export interface Runbook extends RunbookMatter {
  /** `<service>/<slug>` */
  id: string;
  service: string;
  slug: string;
  path: string;
  outline: Outline;
  /** MDX without front matter. */
  body: string;
  source: Source;
}

export interface Alert extends AlertEntry {
  service: string;
  path: string;
  source: Source;
  /** Dotted path of its entry in the source: `alerts.3`. */
  at: string;
}

export interface Guide extends GuideMatter {
  slug: string;
  path: string;
  outline: Outline;
  /** MDX without front matter. */
  body: string;
  source: Source;
}

export type CatalogDrill = Drill & { id: string; source: Source };
export type CatalogReview = Review & { id: string; source: Source };
/** `at` is the dotted path of its entry in the source: `synonyms.3`. */
export type CatalogSynonym = Synonym & { source: Source; at: string };

/** All parsed content as plain data, references joined where they hold. */
export interface Catalog {
  site: Site;
  services: CatalogService[];
  runbooks: Runbook[];
  alerts: Alert[];
  guides: Guide[];
  drills: CatalogDrill[];
  reviews: CatalogReview[];
  /** Words of readers, and the pages' words for the same. */
  synonyms: CatalogSynonym[];
  /** Every address and anchor ever published. */
  published: Published;
  /** Files of a service's data for which there is no such service. */
  orphans: { kind: Kind; id: string; source: Source }[];
}

const NOTHING_PUBLISHED: Published = { version: 1, anchors: {}, accepted: {} };

/** Joins parsed files into the catalog. Never throws: what does not resolve is left for the checks. */
export function assembleCatalog(
  site: Site,
  content: Content,
  published = NOTHING_PUBLISHED,
  synonyms: CatalogSynonym[] = [],
): Catalog {
  const services = content.services.map(({ id, data, source }): CatalogService => {
    const matrix = content.severities.find((entry) => entry.id === id);
    const policy = content.escalations.find((entry) => entry.id === id);
    return {
      ...data,
      id,
      source,
      path: servicePath(id),
      severities: matrix ? { ...matrix.data, source: matrix.source } : { levels: [] },
      escalation: policy
        ? { ...policy.data, source: policy.source }
        : { summary: '', stages: [], contacts: [], communication: [] },
      dashboards: content.dashboards
        .filter((entry) => entry.id === id)
        .flatMap((entry) =>
          entry.data.dashboards.map((dashboard, index) => ({
            ...dashboard,
            source: entry.source,
            at: `dashboards.${index}`,
          })),
        ),
    };
  });
  const known = new Set(services.map((service) => service.id));
  return {
    site,
    services: services.sort((a, b) => a.name.localeCompare(b.name)),
    runbooks: content.runbooks
      .map(({ id, data, source, outline, body }): Runbook => {
        const [service = '', slug = ''] = id.split('/');
        return { ...data, id, service, slug, source, outline, body, path: runbookPath(id) };
      })
      .sort((a, b) => compareCodes(a, b)),
    alerts: content.alerts.flatMap(({ id: service, data, source }) =>
      data.alerts.map((alert, index) => ({
        ...alert,
        service,
        source,
        at: `alerts.${index}`,
        path: alertPath(service, alert.name),
      })),
    ),
    guides: content.guides
      .map(({ id: slug, data, source, outline, body }) => ({
        ...data,
        slug,
        source,
        outline,
        body,
        path: guidePath(slug),
      }))
      .sort((a, b) => a.order - b.order),
    drills: content.drills.map(({ id, data, source }) => ({ ...data, id, source })),
    reviews: content.reviews.map(({ id, data, source }) => ({ ...data, id, source })),
    synonyms,
    published,
    orphans: (['severities', 'escalations', 'alerts', 'dashboards', 'runbooks'] as const).flatMap((kind) =>
      content[kind]
        .filter((entry) => !known.has(entry.id.split('/')[0] ?? ''))
        .map(({ id, source }) => ({ kind, id, source })),
    ),
  };
}

/** Services together; in a service by code, codes before slugs, numbers as numbers. */
function compareCodes(a: Runbook, b: Runbook): number {
  return (
    a.service.localeCompare(b.service) ||
    Number(a.code === undefined) - Number(b.code === undefined) ||
    (a.code ?? a.slug).localeCompare(b.code ?? b.slug, 'en', { numeric: true })
  );
}

export function findService(catalog: Catalog, id: string): CatalogService | undefined {
  return findById(catalog.services, id);
}

/** The service of a checked catalog. Throws when there is none: a programming error. */
export function getService(catalog: Catalog, id: string): CatalogService {
  const service = findService(catalog, id);
  if (service === undefined) throw new Error(`No service ${id} in the catalog.`);
  return service;
}

export function findRunbook(catalog: Catalog, id: string): Runbook | undefined {
  return findById(catalog.runbooks, id);
}

/** The runbook of a checked catalog. Throws when there is none: a programming error. */
export function getRunbook(catalog: Catalog, id: string): Runbook {
  const runbook = findRunbook(catalog, id);
  if (runbook === undefined) throw new Error(`No runbook ${id} in the catalog.`);
  return runbook;
}

/** What a reader may come with: what a person would type, then what a log shows. */
export function signsOf({ symptoms, logs }: Pick<Runbook, 'symptoms' | 'logs'>): string[] {
  return [...symptoms, ...logs];
}

/** The alerts that open a runbook. */
export function alertsOf(catalog: Catalog, runbookId: string): Alert[] {
  return catalog.alerts.filter((alert) => alert.runbook === runbookId);
}

/** The alerts of a service, in the order of its map. */
export function alertsOfService(catalog: Catalog, service: string): Alert[] {
  return catalog.alerts.filter((alert) => alert.service === service);
}

/** A row of the service's matrix. */
export function findSeverity(service: CatalogService, id: string): Severity | undefined {
  return service.severities.levels.find((severity) => severity.id === id);
}

export function findContact(service: CatalogService, id: string): Contact | undefined {
  return service.escalation.contacts.find((contact) => contact.id === id);
}

/** Line of a key of an alert's entry. */
export function alertLine(alert: Alert, key = ''): number | undefined {
  return lineOf(alert.source, key === '' ? alert.at : `${alert.at}.${key}`);
}
