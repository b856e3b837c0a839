import { alertsOfService, type Catalog, type CatalogService } from './catalog.ts';
import { servicePath } from './links.ts';

/** A file that is generated for a service, for the tool that reads it; it lies beside the service's page. */
export interface ServiceFile {
  /** Which generator writes it. */
  kind: 'rules' | 'rules-test' | 'stand-ins' | 'template' | 'receiver' | 'dashboard' | 'dashboard-config-map';
  /** Its name, without folder. Holds the service's: files of many services lie in one folder of a server. */
  name: string;
  tool: 'Prometheus' | 'Alertmanager' | 'Grafana';
  /** What it holds, in a few words. */
  holds: string;
  /** The dashboard that it holds, by id. */
  dashboard?: string;
}

/** The files that are generated for a service, in the order in which they are shown. */
export function serviceFiles(
  catalog: Catalog,
  service: Pick<CatalogService, 'id' | 'dashboards'>,
): ServiceFile[] {
  return [...alertFiles(catalog, service), ...service.dashboards.flatMap(dashboardFiles)];
}

/** The files that bring a dashboard into Grafana. */
export function dashboardFiles({
  id,
  uid,
  title,
}: Pick<CatalogService['dashboards'][number], 'id' | 'uid' | 'title'>): ServiceFile[] {
  return [
    {
      kind: 'dashboard',
      name: `${uid}.dashboard.json`,
      tool: 'Grafana',
      holds: `the dashboard ${title}`,
      dashboard: id,
    },
    {
      kind: 'dashboard-config-map',
      name: `${uid}.configmap.yml`,
      tool: 'Grafana',
      holds: `the dashboard ${title}, for Kubernetes`,
      dashboard: id,
    },
  ];
}

/** The files that bring the alerts into Prometheus and Alertmanager; none without alerts. */
export function alertFiles(catalog: Catalog, { id }: Pick<CatalogService, 'id'>): ServiceFile[] {
  if (alertsOfService(catalog, id).length === 0) return [];
  return [
    {
      kind: 'rules',
      name: rulesName(id),
      tool: 'Prometheus',
      holds: 'the rule of every alert, with its links',
    },
    {
      kind: 'rules-test',
      name: `${id}.rules.test.yml`,
      tool: 'Prometheus',
      holds: 'what every link comes to, for promtool',
    },
    {
      kind: 'stand-ins',
      name: standInsName(id),
      tool: 'Prometheus',
      holds: 'rules of the test alone',
    },
    {
      kind: 'template',
      name: templateName(id),
      tool: 'Alertmanager',
      holds: 'the Slack message',
    },
    {
      kind: 'receiver',
      name: `${id}.receiver.yml`,
      tool: 'Alertmanager',
      holds: 'route and receiver that send it',
    },
  ];
}

/** The rule file, as its test names it. */
export const rulesName = (service: string) => `${service}.rules.yml`;
/** The rules that stand in for others, as the test names them. */
export const standInsName = (service: string) => `${service}.rules.stand-ins.yml`;
/** The template file, as the receiver names it. */
export const templateName = (service: string) => `${service}.tmpl`;

/** Where the site has such a file, from its root, without base. */
export function serviceFilePath(service: string, name: string): string {
  return `${servicePath(service)}${name}`;
}
