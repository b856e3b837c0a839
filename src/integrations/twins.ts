import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { urlOf } from '#core/links.ts';
import { generateFiles } from '#generators/files.ts';
import { generateTwins } from '#generators/index.ts';
import { now } from '#io/clock.ts';
import { contentCommit, currentCommit } from '#io/git.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';

/**
 * Writes the machine-readable twins and each service's files beside the pages; serves them fresh while an author
 * writes.
 */
export function twins(): AstroIntegration {
  const generate = () => {
    const { catalog } = readContent();
    const files = new Map([
      ...generateTwins(catalog, { commit: currentCommit(), builtAt: now() }),
      ...generateFiles(catalog, { commit: contentCommit(), readPromql: readPromqlTree }),
    ]);
    return { catalog, files };
  };
  return {
    name: 'waypost-twins',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const { files } = generate();
        for (const [path, text] of files) {
          const file = join(fileURLToPath(dir), path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
        logger.info(`${files.size} files written beside the pages`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (!/\.(?:json|md|txt|tmpl|yml)(?:\?|$)/.test(request.url ?? '')) return next();
          const { catalog, files } = generate();
          for (const [path, text] of files) {
            if (request.url?.split('?')[0] !== urlOf(catalog.site.base, path)) continue;
            response.setHeader(
              'Content-Type',
              path.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8',
            );
            return response.end(text);
          }
          next();
        });
      },
    },
  };
}
