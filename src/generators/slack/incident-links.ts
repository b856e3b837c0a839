import { alertValues } from '#core/alert-values.ts';
import type { Catalog } from '#core/catalog.ts';
import { beganAt, type Incident } from '#core/incident.ts';
import { fillLink } from '#core/link-template.ts';
import { absoluteUrl } from '#core/links.ts';
import { panelUrl } from '#core/panel-url.ts';
import { encodeForUrl } from '#core/parameters.ts';
import { incidentUrl } from '#core/runbook-url.ts';
import { toolLinks } from '#core/tool-links.ts';
import type { ServiceLink } from '#schemas/service.ts';
import type { FiredAlert } from '#schemas/webhook.ts';
import { isShort } from './blocks.ts';
import { webAddress } from './mrkdwn.ts';

/** Where a button leads. */
export interface ToolLink {
  text: string;
  url: string;
}

type Labels = Readonly<Record<string, string>>;

/** The runbook at an anchor with the incident's values; without them where the address would be too long for a message. */
export function runbookLink(
  { site }: Catalog,
  { alert, runbook, name }: Incident,
  labels: Labels,
  startsAt: string,
  anchor = alert?.anchor,
): string | undefined {
  if (alert === undefined || runbook === undefined || anchor === undefined) return undefined;
  const page = absoluteUrl(site, runbook.path);
  const whole = incidentUrl(page, { ...alert, name, anchor }, labels, startsAt);
  return isShort(whole) ? whole : incidentUrl(page, { ...alert, anchor, parameters: {} }, {}, startsAt);
}

/** Whether the link of the incident goes without its values, since a label is too long for a message. */
export function losesValues(catalog: Catalog, incident: Incident): boolean {
  const { alert, labels } = incident;
  const link = runbookLink(catalog, incident, labels, '');
  if (alert === undefined || link === undefined) return false;
  const given = Object.values(alert.parameters).some(
    (label) => Object.hasOwn(labels, label) && labels[label],
  );
  return given && !Object.keys(alert.parameters).some((name) => new URL(link).searchParams.has(name));
}

/** Where one alert of the incident leads: its runbook, what its rule names, or the search. */
export function alertLink(catalog: Catalog, incident: Incident, fired: FiredAlert): string {
  return (
    runbookLink(catalog, incident, fired.labels, fired.startsAt) ??
    button('', fired.annotations.runbook_url)[0]?.url ??
    placeToLook(catalog, incident)
  );
}

/** Where a reader finds the runbook of an alert that opens none: the list to choose from, or the search. */
export function placeToLook(catalog: Catalog, { name, candidates }: Incident): string {
  const word = encodeForUrl([...name.toWellFormed()].slice(0, 100).join(''));
  return absoluteUrl(catalog.site, candidates.length > 0 ? `/alerts/${word}/` : `/search/?q=${word}`);
}

/** The buttons of an incident: runbook, dashboard, control panel, then what helps to look deeper. */
export function incidentButtons(catalog: Catalog, incident: Incident): ToolLink[] {
  const { alert, runbook, service, component, labels, candidates } = incident;
  const only = onlyAlert(incident);
  const values =
    alert && runbook ? alertValues(alert, runbook.parameters, labels) : new Map<string, string>();
  const open = (kind: ServiceLink['kind'], most: number, text?: string) =>
    toolLinks(service?.links ?? [], kind, component)
      .flatMap(({ label, url }) => button(text ?? label, fillLink(url, values)))
      .slice(0, most);

  const page = runbookLink(catalog, incident, labels, beganAt(incident));
  const lookText = candidates.length > 0 ? 'Choose the runbook' : 'Search the runbooks';
  const dashboards = [
    ...button('Dashboard', panelOf(incident, values)),
    ...(alert ? [] : button('Dashboard', only?.annotations.dashboard_url)),
    ...open('dashboard', 1, 'Dashboard'),
  ];
  return [
    ...(page ? [] : button('Runbook', only?.annotations.runbook_url)),
    { text: page ? 'Runbook' : lookText, url: page ?? placeToLook(catalog, incident) },
    ...dashboards.slice(0, 1),
    ...open('control', 2),
    ...open('traces', 1, 'Traces'),
    ...open('logs', 1, 'Logs'),
    ...open('errors', 1, 'Errors'),
    ...[...button('Query', only?.generatorURL), ...open('query', 1, 'Query')].slice(0, 1),
    ...open('chat', 1),
  ];
}

/** The panel that the alert map names. */
function panelOf({ alert, service }: Incident, values: ReadonlyMap<string, string>): string | undefined {
  const { panel } = alert ?? {};
  const dashboard = service?.dashboards.find(({ id }) => id === panel?.dashboard);
  return panel && dashboard && panelUrl(dashboard, panel.panel, values);
}

/** A button when there is a web address that a message can hold. */
function button(text: string, address: string | undefined): ToolLink[] {
  const url = webAddress(address);
  return url !== undefined && isShort(url) ? [{ text, url }] : [];
}

function onlyAlert({ firing, resolved }: Incident): FiredAlert | undefined {
  const all = [...firing, ...resolved];
  return all.length === 1 ? all[0] : undefined;
}
