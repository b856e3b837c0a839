import { type Catalog, findRunbook, type Runbook } from '#core/catalog.ts';
import { fillLink } from '#core/link-template.ts';
import { absoluteUrl, runbookPath } from '#core/links.ts';
import { isDrawn, panelKind } from '#core/panels.ts';
import type { Dashboard, Panel } from '#schemas/dashboard.ts';
import type { Service } from '#schemas/service.ts';

/** A link as Grafana has it on a panel and on its values. */
export interface GrafanaLink {
  title: string;
  url: string;
  targetBlank: true;
}

/** Without an anchor: the top of the page. */
type Place = { runbook: string; anchor?: string | undefined };

/** Link to a place of this site, with what the dashboard's choices say of the runbook's parameters. */
export function runbookLink(
  catalog: Catalog,
  { variables }: Pick<Dashboard, 'variables'>,
  place: Place,
): GrafanaLink {
  return linkTo(catalog, place, (name) => chosen(variables, name));
}

/** The link on a panel's values: its series' labels first, then the dashboard's choices. */
export function dataLink(
  catalog: Catalog,
  { variables }: Pick<Dashboard, 'variables'>,
  panel: Panel,
): GrafanaLink | undefined {
  const { runbook, anchor, parameters } = panel;
  if (runbook === undefined || !isDrawn(panelKind(panel))) return undefined;
  return linkTo(catalog, { runbook, anchor }, (name) => {
    const label = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return label === undefined ? chosen(variables, name) : `${name}=${labelValue(panel, label)}`;
  });
}

/** A link of the service, opened without an incident's values; none when its address cannot do without them. */
export function serviceLink({ links }: Pick<Service, 'links'>, label: string): GrafanaLink | undefined {
  const link = links.find((known) => known.label === label);
  const url = link === undefined ? undefined : fillLink(link.url, new Map());
  return url === undefined ? undefined : { title: label, url, targetBlank: true };
}

function linkTo(
  catalog: Catalog,
  { runbook, anchor }: Place,
  pairOf: (parameter: string) => string | undefined,
): GrafanaLink {
  const page = findRunbook(catalog, runbook);
  const pairs = (page?.parameters ?? []).map(({ name }) => pairOf(name)).filter((pair) => pair !== undefined);
  const section = page === undefined || anchor === 'do-now' ? undefined : sectionOf(page, anchor);
  const query = pairs.length > 0 ? `?${pairs.join('&')}` : '';
  return {
    title: [`Runbook: ${page?.title ?? runbook}`, section].filter(Boolean).join(', '),
    url: `${absoluteUrl(catalog.site, runbookPath(runbook))}${query}${anchor === undefined ? '' : `#${anchor}`}`,
    targetBlank: true,
  };
}

/** Title of the section or step; the first actions need no name. */
function sectionOf({ outline }: Runbook, anchor: string | undefined): string | undefined {
  return [...outline.headings, ...outline.phases.flatMap(({ steps }) => steps)].find(
    ({ id }) => id === anchor,
  )?.title;
}

/** Grafana writes `var-namespace=prod`; of "All" it writes what the page takes for no value. */
function chosen(variables: Dashboard['variables'], parameter: string): string | undefined {
  return variables.some(({ name }) => name === parameter) ? `\${${parameter}:queryparam}` : undefined;
}

/** Without `percentencode` Grafana leaves `&`, `#` and `+` as they are. In a table labels are columns. */
function labelValue(panel: Panel, label: string): string {
  const path = /^[A-Za-z_]\w*$/.test(label) ? `.${label}` : `[${JSON.stringify(label)}]`;
  return `\${${panelKind(panel) === 'table' ? '__data.fields' : '__field.labels'}${path}:percentencode}`;
}
