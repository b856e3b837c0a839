import type { Catalog, CatalogService } from '#core/catalog.ts';
import { serviceFilePath, serviceFiles } from '#core/service-files.ts';
import type { FileOrigin } from './file-header.ts';
import { generatePrometheusRules } from './prometheus-rules.ts';

type Generate = (catalog: Catalog, service: CatalogService, origin: FileOrigin) => string;

/** What writes each file that `serviceFiles` names. */
const generators: Record<string, Generate> = {
  'alerts.rules.yml': generatePrometheusRules,
};

/** The files of every service, for the tools that read them: path from the site's root -> text. */
export function generateFiles(catalog: Catalog, origin: FileOrigin): Map<string, string> {
  return new Map(
    catalog.services.flatMap((service) =>
      serviceFiles(catalog, service).map(({ name }) => {
        const generate = generators[name];
        if (generate === undefined) throw new Error(`No generator writes ${name}.`);
        return [serviceFilePath(service.id, name), generate(catalog, service, origin)] as const;
      }),
    ),
  );
}
