import { showEscapes } from '#core/parameters.ts';
import { incidentUrl } from '#core/runbook-url.ts';
import type { Library, Place } from '#core/search/asked.ts';
import { pathOf, type SearchDocument } from '#core/search/search-index.ts';
import { labelsOf, type PastedAlert } from './fired-alert.ts';
import type { PastedUrl } from './foreign-url.ts';

const MOST_SHOWN = 40;

/** The place of a pasted alert with its values; several where services share the name and no label tells which. */
export function placesOfAlert(alert: PastedAlert, { named, services }: Library): Place[] {
  const found = alert.names.map((name) => named(name).filter(isAlert)).find(({ length }) => length > 0) ?? [];
  const ofService = found.filter(([, service]) => services[service]?.id === alert.labels.service);
  return (ofService.length > 0 ? ofService : found).map((document) => ({
    document,
    path: incidentPath(document, alert.labels, alert.startsAt),
    note: noteOf(document, alert),
  }));
}

/** The place that an address of this site names, its query and fragment kept; an address of another site by the alert's name. */
export function placesOfUrl(url: PastedUrl, { documents, named }: Library): Place[] {
  const own = documents.find(([kind, , , path]) => kind !== 'alert' && url.path.endsWith(path));
  if (own !== undefined) return [{ document: own, path: `${own[3]}${url.search}${url.hash}`, note: '' }];
  const found = url.names.map((name) => named(name)).find(({ length }) => length > 0) ?? [];
  const given = labelsOf(Object.fromEntries(url.labels));
  return found.map((document) => {
    if (!isAlert(document)) return { document, path: pathOf(document), note: '' };
    const labels = Object.entries(document[9] ?? {}).flatMap(([parameter, label]) => {
      const value = given[label.toLowerCase()] ?? given[parameter.toLowerCase()];
      return value === undefined ? [] : [[label, value] as const];
    });
    return { document, path: incidentPath(document, Object.fromEntries(labels), given.startsat), note: '' };
  });
}

/** `namespace=prod · resolved`, as far as the page is told. */
function noteOf(document: SearchDocument, { labels, resolved }: PastedAlert): string {
  const values = Object.values(document[9] ?? {}).flatMap((label) => {
    const value = labels[label];
    return value ? [`${label}=${showEscapes(value, MOST_SHOWN)}`] : [];
  });
  return [...values, ...(resolved ? ['resolved'] : [])].join(' · ');
}

const isAlert = ([kind]: SearchDocument) => kind === 'alert';

function incidentPath(document: SearchDocument, labels: Record<string, string>, startsAt?: string): string {
  const [, , , path, anchor, name, , , , parameters = {}] = document;
  return incidentUrl(path, { name, anchor, parameters }, labels, startsAt);
}
