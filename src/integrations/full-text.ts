import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { urlOf } from '#core/links.ts';
import { loadSite } from '#io/site.ts';
import { builtPaths, fileOfPath } from './built-pages.ts';

/** A section that has the anchor, and its heading that has none. */
const RE_ANCHORED_SECTION = /(<section\b[^>]*?) id="([^"]+)"([^>]*>\s*<h[2-4]\b)(?![^>]* id=)/g;

/** Pagefind leads to headings alone: for the index, and only there, the anchor stands on the heading. */
function anchorHeadings(html: string): string {
  return html.replace(RE_ANCHORED_SECTION, '$1$3 id="$2"');
}

/** Builds the full-text index over the canonical pages. While an author writes, the last build's index answers. */
export function fullText(): AstroIntegration {
  return {
    name: 'waypost-full-text',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const directory = fileURLToPath(dir);
        // Words with `_` and `-` stay whole too: `pg_stat_activity` finds itself, not every `activity`.
        const { index, errors } = await createIndex({ includeCharacters: '_-' });
        if (index === undefined) throw new Error(`Pagefind: ${errors.join('; ')}`);
        for (const path of builtPaths(directory)) {
          const content = readFileSync(join(directory, fileOfPath(path)), 'utf8');
          if (!content.includes('data-pagefind-body')) continue;
          const added = await index.addHTMLFile({ url: path, content: anchorHeadings(content) });
          if (added.errors.length > 0) throw new Error(`Pagefind: ${path}: ${added.errors.join('; ')}`);
        }
        const written = await index.writeFiles({ outputPath: join(directory, 'pagefind') });
        if (written.errors.length > 0) throw new Error(`Pagefind: ${written.errors.join('; ')}`);
        await close();
        logger.info('full-text index written');
      },
      'astro:server:setup': ({ server }) => {
        const prefix = urlOf(loadSite().base, '/pagefind/');
        server.middlewares.use((request, response, next) => {
          const [path = ''] = (request.url ?? '').split('?');
          const file = join('dist/pagefind', decodeURI(path.slice(prefix.length)));
          if (!path.startsWith(prefix) || path.includes('..') || !existsSync(file)) return next();
          if (file.endsWith('.js')) response.setHeader('Content-Type', 'text/javascript');
          response.end(readFileSync(file));
        });
      },
    },
  };
}
