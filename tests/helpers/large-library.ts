import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { extendPublished } from '#core/published.ts';
import type { SourceText } from '#core/source-text.ts';
import { writePublished } from '#io/published.ts';
import { readContent } from '#io/read-content.ts';
import { loadSources } from '#io/sources.ts';

/** What a service of the library is made of. */
interface Part {
  service: string;
  files: SourceText[];
  runbooks: SourceText[];
  alerts: string[];
}

/**
 * Writes `content/` with a number of runbooks into an empty folder: the library again and again, each copy with services,
 * alerts and addresses of its own, then single runbooks of the first service under other titles.
 */
export function writeLargeLibrary(root: string, runbooks: number): void {
  const sources = loadSources();
  const parts = partsOf(sources);
  const whole = parts.reduce((sum, part) => sum + part.runbooks.length, 0);
  let left = runbooks;
  for (let copy = 1; left > 0; copy++) {
    const taken = parts.filter((part) => {
      const fits = part.runbooks.length <= left;
      if (fits) left -= part.runbooks.length;
      return fits;
    });
    if (taken.length === 0) break;
    // What a copy has no room for is linked in the first one or, when that is not whole either, not at all.
    const missing = parts.filter((part) => !taken.includes(part)).map(({ service }) => service);
    const exchange = exchanged(copy, taken);
    for (const { file, text } of [
      ...taken.flatMap(({ files }) => files),
      ...(copy === 1 ? sharedOf(sources) : []),
    ]) {
      write(root, exchange(file), exchange(runbooks < whole ? withoutLinks(text, missing) : text));
    }
  }
  const [first] = parts[0]?.runbooks ?? [];
  for (let copy = 2; left > 0 && first !== undefined; copy++, left--) {
    write(root, first.file.replace('.mdx', `-${copy}.mdx`), retitled(first.text, copy));
  }
  const { catalog } = readContent(root);
  writePublished(extendPublished(catalog.published, catalog), root);
}

function partsOf(sources: SourceText[]): Part[] {
  const services = sources
    .filter(({ file }) => file.startsWith('content/services/'))
    .map(({ file }) => basename(file, '.yaml'));
  return services
    .map((service) => {
      const files = sources.filter((source) => serviceOf(source) === service);
      const alerts = files.find(({ file }) => file.startsWith('content/alerts/'))?.text ?? '';
      return {
        service,
        files,
        runbooks: files.filter(({ file }) => file.endsWith('.mdx')),
        alerts: [...alerts.matchAll(/^ {2}- name: (\w+)/gm)].map(([, name = '']) => name),
      };
    })
    .sort((a, b) => b.runbooks.length - a.runbooks.length);
}

function serviceOf({ file, text }: SourceText): string | undefined {
  const [, kind = '', name = ''] = file.split('/');
  if (['drills', 'reviews'].includes(kind)) return /^(?:runbook|service): ([a-z-]+)/m.exec(text)?.[1];
  return kind === 'guides' ? undefined : name.replace(/\.yaml$/, '');
}

function sharedOf(sources: SourceText[]): SourceText[] {
  return sources.filter(({ file }) => /^content\/(?:guides\/|site\.yaml)/.test(file));
}

/** A copy's words: ids of its services and names of its alerts get its number. */
function exchanged(copy: number, taken: Part[]): (text: string) => string {
  if (copy === 1) return (text) => text;
  const services = new RegExp(`\\b(${taken.map(({ service }) => service).join('|')})\\b`, 'g');
  const names = taken.flatMap(({ alerts }) => alerts).sort((a, b) => b.length - a.length);
  const alerts = new RegExp(`\\b(${names.join('|')})\\b`, 'g');
  return (text) => text.replace(services, `$1-${copy}`).replace(alerts, `$1${copy}`);
}

function withoutLinks(text: string, services: string[]): string {
  if (services.length === 0) return text;
  const gone = `(?:${services.join('|')})`;
  return text
    .replace(new RegExp(`\\[([^\\]]*)\\]\\(/\\w+/${gone}/[^)]*\\)`, 'g'), '$1')
    .replace(new RegExp(` goto="/\\w+/${gone}/[^"]*"`, 'g'), '')
    .replace(new RegExp(`^ +- (?:\\{ runbook: )?${gone}/.*\n`, 'gm'), '')
    .replace(new RegExp(`(?<=^related: \\[.*)(?:, )?${gone}/[\\w-]+`, 'gm'), '')
    .replace(/^related:\n(?! )/gm, '');
}

function retitled(text: string, copy: number): string {
  return text
    .replace(/^title: (.*)/m, `title: Case ${copy}`)
    .replace(/^summary: (.*)/m, `summary: Case ${copy} of it.`)
    .replace(/^code: .*/m, `code: CASE-${copy}`)
    .replace(/^aliases:\n(?: .*\n)+|^aliases: .*\n/m, '');
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
