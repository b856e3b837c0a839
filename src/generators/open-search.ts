import { absoluteUrl } from '#core/links.ts';
import type { Site } from '#schemas/site.ts';

const MOST_NAME = 16;
const MOST_SUMMARY = 1024;

/** The OpenSearch description: lets a browser search the site from its address bar. */
export function generateOpenSearch(site: Pick<Site, 'name' | 'summary' | 'url' | 'base'>): string {
  const search = absoluteUrl(site, '/search/');
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(site.name.slice(0, MOST_NAME))}</ShortName>
  <Description>${escaped(site.summary.slice(0, MOST_SUMMARY))}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image type="image/svg+xml" width="16" height="16">${escaped(absoluteUrl(site, '/icon.svg'))}</Image>
  <Url type="text/html" template="${escaped(search)}?q={searchTerms}"/>
</OpenSearchDescription>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
