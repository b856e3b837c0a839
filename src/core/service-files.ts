import { alertsOfService, type Catalog, type CatalogService } from './catalog.ts';
import { servicePath } from './links.ts';

/** A file that is generated for a service, for the tool that reads it; it lies beside the service's page. */
export interface ServiceFile {
  /** File name, without folder. */
  name: string;
  tool: 'Prometheus' | 'Alertmanager' | 'Grafana';
  /** What it holds, in a few words. */
  holds: string;
}

/** The files that are generated for a service, in the order in which they are shown. */
export function serviceFiles(catalog: Catalog, { id }: Pick<CatalogService, 'id'>): ServiceFile[] {
  if (alertsOfService(catalog, id).length === 0) return [];
  return [
    { name: 'alerts.rules.yml', tool: 'Prometheus', holds: 'the rules of every alert, with their links' },
  ];
}

/** Where the site has such a file, from its root, without base. */
export function serviceFilePath(service: string, name: string): string {
  return `${servicePath(service)}${name}`;
}
