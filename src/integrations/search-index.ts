import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Catalog } from '#core/catalog.ts';
import { urlOf } from '#core/links.ts';
import { generateOpenSearch } from '#generators/open-search.ts';
import { generateSearchFiles } from '#generators/search-files.ts';
import { type Earlier, readContent } from '#io/read-content.ts';

const OPEN_SEARCH = 'opensearch.xml';

function filesOf(catalog: Catalog): Map<string, string> {
  return generateSearchFiles(catalog).set(OPEN_SEARCH, generateOpenSearch(catalog.site));
}

/** Writes the index of the search at once and the description for browsers; serves both fresh while an author writes. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'waypost-search-index',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const files = filesOf(readContent().catalog);
        for (const [path, text] of files) {
          const file = join(fileURLToPath(dir), path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
        logger.info(`search index written, ${files.size} files`);
      },
      'astro:server:setup': ({ server }) => {
        const earlier: Earlier = new Map();
        server.middlewares.use((request, response, next) => {
          const [path = ''] = (request.url ?? '').split('?');
          if (!/\/(?:search\/\w+\.txt|opensearch\.xml)$/.test(path)) return next();
          const { catalog } = readContent(undefined, earlier);
          const found = [...filesOf(catalog)].find(
            ([file]) => path === urlOf(catalog.site.base, file) || path === `/${file}`,
          );
          if (found === undefined) return next();
          response.setHeader(
            'Content-Type',
            path.endsWith('.txt') ? 'text/plain; charset=utf-8' : 'application/xml',
          );
          response.end(found[1]);
        });
      },
    },
  };
}
