import type { Catalog, CatalogService } from '#core/catalog.ts';
import { findById } from '#core/find-by-id.ts';
import type { ServiceFile } from '#core/service-files.ts';
import type { Dashboard } from '#schemas/dashboard.ts';
import { type FileOrigin, formatHeader } from './file-header.ts';
import { dashboardText, generateDashboard } from './grafana/dashboard-json.ts';
import { formatYaml } from './yaml-text.ts';

/** A dashboard for Grafana's import and its API. JSON has no comments: where it comes from is in its description. */
export function generateDashboardJson(
  catalog: Catalog,
  service: CatalogService,
  _origin: FileOrigin,
  file: ServiceFile,
): string {
  return dashboardText(generateDashboard(catalog, service, dashboardOf(service, file)));
}

/** The same in a ConfigMap, for the sidecar that brings dashboards into Grafana on Kubernetes. */
export function generateDashboardConfigMap(
  catalog: Catalog,
  service: CatalogService,
  origin: FileOrigin,
  file: ServiceFile,
): string {
  const { title, uid } = dashboardOf(service, file);
  return [
    formatHeader(`Dashboard "${title}", for Grafana with the sidecar of its Helm chart.`, service, origin),
    formatYaml({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `grafana-dashboard-${uid}`, labels: { grafana_dashboard: '1' } },
      data: { [`${uid}.json`]: generateDashboardJson(catalog, service, origin, file).trimEnd() },
    }),
  ].join('');
}

function dashboardOf({ id, dashboards }: CatalogService, file: ServiceFile): Dashboard {
  const dashboard = findById(dashboards, file.dashboard ?? '');
  if (dashboard === undefined) throw new Error(`${file.name}: ${id} has no dashboard ${file.dashboard}.`);
  return dashboard;
}
