import type { Severity } from '#schemas/severity.ts';
import type { FiredAlert, Webhook } from '#schemas/webhook.ts';
import { findServiceOf, matchAlerts } from './alert-matching.ts';
import {
  type Alert,
  type Catalog,
  type CatalogService,
  findRunbook,
  findService,
  findSeverity,
  type Runbook,
} from './catalog.ts';
import { severityMark } from './severity-mark.ts';

/** The alerts of a notification that are one thing to the library, and what the library says of it. */
export interface Incident {
  /** As the rule calls it. */
  name: string;
  /** The entry of the alert map. */
  alert?: Alert | undefined;
  runbook?: Runbook | undefined;
  /** Entries of several services, when the labels do not choose. */
  candidates: Alert[];
  service?: CatalogService | undefined;
  /** The row of the service's matrix. */
  severity?: Severity | undefined;
  /** Component of the service, for its tools. */
  component?: string | undefined;
  /** In the order in which they began. */
  firing: FiredAlert[];
  resolved: FiredAlert[];
  /** What all of them have in common, of those that fire when any does. */
  labels: Record<string, string>;
}

/** The incidents of a notification: what fires before what is resolved, then the worst, then the oldest. */
export function incidentsOf(catalog: Catalog, { alerts }: Webhook): Incident[] {
  const groups = new Map<string, FiredAlert[]>();
  for (const fired of alerts) {
    const found = matchAlerts(catalog, fired.labels).map(({ path }) => path);
    const key = JSON.stringify([nameOf(fired), findServiceOf(catalog, fired.labels)?.id, ...found]);
    groups.set(key, [...(groups.get(key) ?? []), fired]);
  }
  return [...groups.values()].map((group) => incidentOf(catalog, group)).sort(byUrgency);
}

function incidentOf(catalog: Catalog, group: FiredAlert[]): Incident {
  const ordered = group.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const firing = ordered.filter(({ status }) => status === 'firing');
  const resolved = ordered.filter(({ status }) => status === 'resolved');
  const labels = sharedLabels(firing.length > 0 ? firing : resolved);
  const candidates = matchAlerts(catalog, ordered[0]?.labels ?? {});
  const alert = candidates.length === 1 ? candidates[0] : undefined;
  const service = alert ? findService(catalog, alert.service) : findServiceOf(catalog, labels);
  const severity = alert?.severity ?? labels.severity;
  return {
    name: nameOf(ordered[0]),
    alert,
    runbook: alert && findRunbook(catalog, alert.runbook),
    candidates: alert ? [] : candidates,
    service,
    severity: service && severity !== undefined ? findSeverity(service, severity) : undefined,
    component: componentOf(service, labels.component ?? alert?.labels.component),
    firing,
    resolved,
    labels,
  };
}

/** A label may have the name that the component had before. */
function componentOf(service: CatalogService | undefined, name: string | undefined): string | undefined {
  const known = service?.components.find(({ id, aliases }) => name === id || aliases.includes(name ?? ''));
  return known?.id ?? name;
}

/** `▲ SEV1`, with the mark that the pages have; the word of the label where the matrix has no such row. */
export function severityOf({ severity, alert, labels }: Incident): string {
  const word = severity?.id ?? alert?.severity ?? labels.severity;
  return word === undefined ? '' : `${severityMark(severity?.rank)} ${word}`;
}

/** Whether any alert of it still fires. */
export function isFiring({ firing }: Pick<Incident, 'firing'>): boolean {
  return firing.length > 0;
}

/** When it began: the oldest of what fires, else of what is over. */
export function beganAt({ firing, resolved }: Incident): string {
  return (firing[0] ?? resolved[0])?.startsAt ?? '';
}

function byUrgency(a: Incident, b: Incident): number {
  const rank = ({ severity }: Incident) => severity?.rank ?? Number.MAX_SAFE_INTEGER;
  return (
    Number(isFiring(b)) - Number(isFiring(a)) ||
    rank(a) - rank(b) ||
    Date.parse(beganAt(a)) - Date.parse(beganAt(b))
  );
}

function nameOf(fired: FiredAlert | undefined): string {
  return fired?.labels.alertname || 'Alert without a name';
}

/** The labels that all have, with the same value. */
export function sharedLabels([first, ...others]: FiredAlert[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(first?.labels ?? {}).filter(([label, value]) =>
      others.every(({ labels }) => Object.hasOwn(labels, label) && labels[label] === value),
    ),
  );
}
