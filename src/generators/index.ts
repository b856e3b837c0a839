import type { Catalog } from '#core/catalog.ts';
import { generateAlertMarkdown } from './alert-markdown.ts';
import { generateAnchorsJson } from './anchors-json.ts';
import { generateCatalogJson } from './catalog-json.ts';
import { generateCoverageJson } from './coverage.ts';
import { generateLlmsTxt } from './llms-txt.ts';
import { generateGuideMarkdown, generateRunbookMarkdown } from './runbook-markdown.ts';

/** Every machine-readable twin of the site: path from the root -> text. */
export function generateTwins(
  catalog: Catalog,
  build: { commit: string | undefined; builtAt: Date },
): Map<string, string> {
  const asJson = (value: object) => `${JSON.stringify(value)}\n`;
  return new Map([
    ['/catalog.json', asJson(generateCatalogJson(catalog, build))],
    ['/anchors.json', asJson(generateAnchorsJson(catalog))],
    ['/coverage.json', asJson(generateCoverageJson(catalog))],
    ['/llms.txt', generateLlmsTxt(catalog)],
    ...catalog.runbooks.map(
      (page) => [`${page.path}index.md`, generateRunbookMarkdown(catalog, page)] as const,
    ),
    ...catalog.alerts.map((page) => [`${page.path}index.md`, generateAlertMarkdown(catalog, page)] as const),
    ...catalog.guides.map((page) => [`${page.path}index.md`, generateGuideMarkdown(catalog, page)] as const),
  ]);
}
