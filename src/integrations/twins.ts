import type { AstroIntegration } from 'astro';
import { generateFiles } from '#generators/files.ts';
import { generateTwins } from '#generators/index.ts';
import { now } from '#io/clock.ts';
import { contentCommit, currentCommit } from '#io/git.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { besidePages } from './beside-pages.ts';

/** The machine-readable twins, and each service's files for Prometheus, Alertmanager and Grafana. */
export function twins(): AstroIntegration {
  return besidePages('waypost-twins', /\.(?:json|md|txt|tmpl|yml)$/, () => {
    const { catalog } = readContent();
    const files = new Map([
      ...generateTwins(catalog, { commit: currentCommit(), builtAt: now() }),
      ...generateFiles(catalog, { commit: contentCommit(), readPromql: readPromqlTree }),
    ]);
    return { base: catalog.site.base, files };
  });
}
