import { type Alert, type Catalog, type CatalogService, findService } from './catalog.ts';

type Labels = Readonly<Record<string, string>>;

/** Labels that tell two services apart, the plainest first. */
const TELLING = ['service', 'job', 'namespace'] as const;

/**
 * The entries of the alert maps that a fired alert may be: by its name, else by a former name. Where several services
 * have the name, its labels choose. More than one is left when they do not: the reader must choose.
 */
export function matchAlerts(catalog: Catalog, labels: Labels): Alert[] {
  const name = labelOf(labels, 'alertname');
  if (name === undefined) return [];
  // A rule that names its service means no other, also where the other has the only alert of that name.
  const service = findService(catalog, labelOf(labels, 'service') ?? '');
  const own = catalog.alerts.filter((alert) => service === undefined || alert.service === service.id);
  const named = own.filter((alert) => alert.name === name);
  const all = named.length > 0 ? named : own.filter(({ aliases }) => aliases.includes(name));
  return [
    (alert: Alert) => carriesItsLabels(alert, labels),
    ...TELLING.map((label) => (alert: Alert) => speaksOf(alert, label, labelOf(labels, label))),
  ].reduce((left, fits) => {
    const kept = left.length < 2 ? [] : left.filter(fits);
    return kept.length > 0 ? kept : left;
  }, all);
}

/** The service that a fired alert names in its labels, mapped or not. */
export function findServiceOf(catalog: Catalog, labels: Labels): CatalogService | undefined {
  return TELLING.map((label) => findService(catalog, labelOf(labels, label) ?? '')).find(
    (service) => service !== undefined,
  );
}

/** Whether the fired alert has what the map says that the rule adds. */
function carriesItsLabels(alert: Alert, labels: Labels): boolean {
  return Object.entries(alert.labels).every(([label, value]) => labelOf(labels, label) === value);
}

function speaksOf(alert: Alert, label: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  const matcher = `${label}=${JSON.stringify(value)}`;
  return alert.service === value || alert.expr.replace(/\s*=\s*/g, '=').includes(matcher);
}

function labelOf(labels: Labels, name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
