import type { Catalog, CatalogService } from '#core/catalog.ts';
import { type ServiceFile, serviceFilePath, serviceFiles } from '#core/service-files.ts';
import { generateAlertmanagerReceiver } from './alertmanager-receiver.ts';
import { generateAlertmanagerTemplate } from './alertmanager-template.ts';
import type { FileTools } from './file-header.ts';
import { generateDashboardConfigMap, generateDashboardJson } from './grafana-dashboard.ts';
import { generatePrometheusRules } from './prometheus-rules.ts';
import { generatePrometheusRulesTest, generateStandIns } from './prometheus-rules-test.ts';

/** What writes each kind of file that `serviceFiles` names. */
const generators: Record<
  ServiceFile['kind'],
  (catalog: Catalog, service: CatalogService, tools: FileTools, file: ServiceFile) => string
> = {
  rules: generatePrometheusRules,
  'rules-test': generatePrometheusRulesTest,
  'stand-ins': generateStandIns,
  template: generateAlertmanagerTemplate,
  receiver: generateAlertmanagerReceiver,
  dashboard: generateDashboardJson,
  'dashboard-config-map': generateDashboardConfigMap,
};

/** The files of every service, for the tools that read them: path from the site's root -> text. */
export function generateFiles(catalog: Catalog, tools: FileTools): Map<string, string> {
  return new Map(
    catalog.services.flatMap((service) =>
      serviceFiles(catalog, service).map((file) => [
        serviceFilePath(service.id, file.name),
        generators[file.kind](catalog, service, tools, file),
      ]),
    ),
  );
}
