import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { urlOf } from '#core/links.ts';

const TYPES: Record<string, string> = { '.json': 'application/json', '.xml': 'application/xml' };
const TEXT = 'text/plain; charset=utf-8';

/** What stands beside the pages: text by path from the root. */
export interface BesidePages {
  base: string;
  files: ReadonlyMap<string, string>;
}

/**
 * Writes files beside the pages when the site is built, and makes them fresh at each request while an author writes.
 * @param isOne says from an address whether making them is worth it.
 */
export function besidePages(name: string, isOne: RegExp, generate: () => BesidePages): AstroIntegration {
  return {
    name,
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
          const [asked = ''] = (request.url ?? '').split('?');
          if (!isOne.test(asked)) return next();
          const { base, files } = generate();
          // The development server may have taken the base away.
          const found = [...files].find(
            ([path]) => asked === urlOf(base, path) || asked === urlOf('/', path),
          );
          if (found === undefined) return next();
          response.setHeader('Content-Type', TYPES[extname(asked)] ?? TEXT);
          response.end(found[1]);
        });
      },
    },
  };
}
