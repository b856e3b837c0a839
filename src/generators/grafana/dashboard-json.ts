import type { Catalog, CatalogService } from '#core/catalog.ts';
import { absoluteUrl } from '#core/links.ts';
import { panelRows } from '#core/panels.ts';
import type { Dashboard } from '#schemas/dashboard.ts';
import { DATA_SOURCE, placedPanels } from './panel.ts';

/** Of Grafana 10.4 and 11.0; later ones bring it up to date when they load it. */
const SCHEMA_VERSION = 39;

/** A dashboard in Grafana's classic form: imports as it stands, and is told by its uid when it comes again. */
export function generateDashboard(catalog: Catalog, service: CatalogService, dashboard: Dashboard): object {
  const panels: object[] = [];
  let top = 0;
  for (const { row, panels: own } of panelRows(dashboard)) {
    if (row !== undefined) {
      const gridPos = { h: 1, w: 24, x: 0, y: top };
      panels.push({ id: row.id, type: 'row', title: row.title, collapsed: false, gridPos, panels: [] });
      top += 1;
    }
    const placed = placedPanels(catalog, service, dashboard, own, top);
    panels.push(...placed.panels);
    top = placed.bottom;
  }
  return {
    annotations: { list: [GRAFANA_ANNOTATIONS] },
    description: `Made by ${catalog.site.name} from content/dashboards/${service.id}.yaml: change it there.`,
    editable: true,
    fiscalYearStartMonth: 0,
    graphTooltip: 1,
    id: null,
    links: dashboardLinks(catalog, service),
    panels,
    refresh: '1m',
    schemaVersion: SCHEMA_VERSION,
    tags: ['runbooks', service.id],
    templating: { list: [dataSourceVariable, ...dashboard.variables.map(queryVariable)] },
    time: { from: 'now-6h', to: 'now' },
    timepicker: {},
    timezone: '',
    title: dashboard.title,
    uid: dashboard.uid,
    weekStart: '',
  };
}

/** Its text. Holds no character that a block of YAML cannot hold. */
export function dashboardText(dashboard: object): string {
  const json = JSON.stringify(dashboard, null, 2).replace(
    /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}

/** What Grafana would add. */
const GRAFANA_ANNOTATIONS = {
  builtIn: 1,
  datasource: { type: 'grafana', uid: '-- Grafana --' },
  enable: true,
  hide: true,
  iconColor: 'rgba(0, 211, 255, 1)',
  name: 'Annotations & Alerts',
  type: 'dashboard',
};

/** To the service's page, without time and variables: Grafana would write them behind a fragment. */
function dashboardLinks(catalog: Catalog, service: CatalogService) {
  const common = { asDropdown: false, icon: 'doc', includeVars: false, keepTime: false, tags: [] };
  const page = {
    ...common,
    targetBlank: true,
    title: 'Runbooks',
    tooltip: `Runbooks, contacts and commands of ${service.name}`,
    type: 'link',
    url: absoluteUrl(catalog.site, service.path),
  };
  if (service.dashboards.length === 1) return [page];
  const others = {
    ...common,
    asDropdown: true,
    icon: 'external link',
    includeVars: true,
    keepTime: true,
    tags: [service.id],
    targetBlank: false,
    title: 'Dashboards',
    tooltip: '',
    type: 'dashboards',
    url: '',
  };
  return [page, others];
}

const dataSourceVariable = {
  name: 'datasource',
  label: 'Data source',
  type: 'datasource',
  query: 'prometheus',
  current: {},
  hide: 0,
  includeAll: false,
  multi: false,
  options: [],
  refresh: 1,
  regex: '',
  skipUrlSync: false,
};

/** "All" matches series without the label too. */
function queryVariable({ name, label, metric, of }: Dashboard['variables'][number]) {
  const definition = `label_values(${metric}, ${of})`;
  return {
    name,
    label,
    type: 'query',
    datasource: DATA_SOURCE,
    definition,
    query: { qryType: 1, query: definition, refId: 'PrometheusVariableQueryEditor-VariableQuery' },
    allValue: '.*',
    current: { selected: true, text: 'All', value: '$__all' },
    hide: 0,
    includeAll: true,
    multi: false,
    options: [],
    refresh: 2,
    regex: '',
    skipUrlSync: false,
    sort: 1,
  };
}
