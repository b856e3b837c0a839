import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltCheck } from '#checks/built/built-check.ts';
import type { BuiltSite } from '#core/built-site.ts';
import type { Catalog } from '#core/catalog.ts';
import { readBuiltSite } from '#io/built-site.ts';
import { temporaryFolder } from '#tests/content.ts';

/** Where the site of these tests lives. */
export const ADDRESS = 'https://team.example/x/';

/** A built site of a few files, written to the disk and read back. */
export function builtSite(files: Record<string, string>): BuiltSite {
  const directory = temporaryFolder();
  const all = { 'catalog.json': JSON.stringify({ site: ADDRESS }), ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  return readBuiltSite(directory, 'dist');
}

/** A page with a body and the address it calls its own. */
export function page(body: string, path?: string): string {
  const canonical = path === undefined ? '' : `<link rel="canonical" href="${ADDRESS}${path.slice(1)}">`;
  return `<!doctype html><html><head><title>T</title>${canonical}</head>\n<body>\n${body}\n</body></html>\n`;
}

/** What a check that needs no tools says of a built site: `file:line message mend`. */
export function saidOfBuilt(check: BuiltCheck, site: BuiltSite, catalog: Catalog): string[] {
  const problems = check.run(site, catalog, { sources: [], findSecrets: () => [] });
  assert.ok(Array.isArray(problems), 'the check waits for something');
  return problems.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
}
