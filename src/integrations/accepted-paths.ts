import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { acceptedPaths as acceptedPathsOf, pageBehind } from '#core/accepted-paths.ts';
import { readContent } from '#io/read-content.ts';
import { builtPaths, copyPage } from './built-pages.ts';

/**
 * Puts a full copy of a page at every path that opens it. A redirect page would lose the query and the fragment,
 * which carry the incident; `rel=canonical` tells machines which copy counts.
 */
export function acceptedPaths(): AstroIntegration {
  return {
    name: 'waypost-accepted-paths',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const directory = fileURLToPath(dir);
        const pages = builtPaths(directory).filter((path) => path !== '/');
        for (const path of pages) copyPage(directory, path, path);
        const accepted = acceptedPathsOf(readContent().catalog);
        for (const [path, targets] of accepted) copyPage(directory, pageBehind(path, targets), path);
        logger.info(`${pages.length} pages answer at ${pages.length + accepted.size} paths`);
      },
    },
  };
}
