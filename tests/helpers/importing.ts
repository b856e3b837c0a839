import { join } from 'node:path';
import type { Imported } from '#core/import/import-pages.ts';
import { importPages } from '#core/import/import-pages.ts';
import type { ImportNote } from '#core/import/note.ts';
import type { SourceRule } from '#core/import/rules.ts';
import type { SourceFile } from '#core/import/source-page.ts';
import { sourceFile } from '#io/import/folder.ts';
import { alertFile, type ImportFile, pageFile, serviceFiles } from '#io/import/import-files.ts';
import { parseMarkdown } from '#io/import/markdown.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';

export const OLD_RUNBOOKS = join(import.meta.dirname, '../fixtures/old-runbooks');
export const OLD_RULES = join(import.meta.dirname, '../fixtures/old-rules.yaml');

const parsers = loadParsers();

/** Imports pages into a service that does not exist yet. */
export function importFiles(
  files: readonly SourceFile[],
  rules: readonly SourceRule[] = [],
): Promise<Imported> {
  return importPages({
    service: 'old',
    files,
    rules,
    bases: ['/runbooks/'],
    existing: { runbooks: [], alerts: [], paths: new Map() },
    today: '2026-11-20',
    parse: parseMarkdown,
    parsers,
  });
}

/** Imports one page; @returns its MDX below the front matter, and the page. */
export async function importText(text: string, path = 'part/page.md') {
  const imported = await importFiles([sourceFile(path, text).file]);
  const [page] = imported.pages;
  if (page === undefined) throw new Error('no page');
  const mdx = pageFile(page).text;
  return { page, mdx, body: mdx.slice(mdx.indexOf('\n---\n\n') + 6) };
}

/** Everything that an import writes. */
export function filesOf(imported: Imported): ImportFile[] {
  const alerts = alertFile('old', imported, undefined);
  return [
    ...serviceFiles('old', imported),
    ...imported.pages.map(pageFile),
    ...(alerts !== undefined && 'text' in alerts && alerts.text !== undefined
      ? [{ path: alerts.path, text: alerts.text }]
      : []),
  ];
}

/** Words and numbers, as often as they stand; references such as `&amp;` count for nothing. */
export function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  const plain = text.replace(/&#x(\w+);/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  for (const [word] of plain
    .replace(/&#?\w+;/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu))
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** Words of a source that stand neither in its page nor in what the importer says of it, with how many are missing. */
export function missingWords(
  source: string,
  mdx: string,
  notes: readonly Pick<ImportNote, 'text'>[],
): Record<string, number> {
  // Numbers of lists are Markdown's own.
  const text = source.replace(/^\s*\d+[.)]\s/gm, ' ');
  const found = wordsOf([mdx, ...notes.map((note) => note.text)].join('\n'));
  return Object.fromEntries(
    [...wordsOf(text)].flatMap(([word, count]) => {
      const missing = count - (found.get(word) ?? 0);
      return missing > 0 ? [[word, missing]] : [];
    }),
  );
}

export function lostWords(source: string, page: Imported['pages'][number]): Record<string, number> {
  return missingWords(source, pageFile(page).text, page.notes);
}
