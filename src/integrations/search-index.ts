import type { AstroIntegration } from 'astro';
import { generateOpenSearch } from '#generators/open-search.ts';
import { generateSearchFiles } from '#generators/search-files.ts';
import { type Earlier, readContent } from '#io/read-content.ts';
import { besidePages } from './beside-pages.ts';

/** The index of the search at once, and the description for browsers. */
export function searchIndex(): AstroIntegration {
  const earlier: Earlier = new Map();
  return besidePages('waypost-search-index', /\/(?:search\/\w+\.txt|opensearch\.xml)$/, () => {
    const { catalog } = readContent(undefined, earlier);
    const files = generateSearchFiles(catalog).set('opensearch.xml', generateOpenSearch(catalog.site));
    return { base: catalog.site.base, files };
  });
}
