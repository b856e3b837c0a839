import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { synonymsLeadToPages } from '#checks/synonyms-lead-to-pages.ts';
import type { Catalog } from '#core/catalog.ts';
import { extendPublished } from '#core/published.ts';
import type { SourceText } from '#core/source-text.ts';
import { writePublished } from '#io/published.ts';
import { readContent } from '#io/read-content.ts';
import { loadSources } from '#io/sources.ts';
import { readSynonyms } from '#io/synonyms.ts';
import { atOnce, NO_TOOLS } from '#tests/content.ts';

const SYNONYMS = 'content/synonyms.yaml';

/** What a service of the library is made of. */
interface Part {
  service: string;
  files: SourceText[];
  runbooks: SourceText[];
  alerts: string[];
  /** Words that its runbooks and alerts say of themselves. */
  words: Set<string>;
}

/** Where a runbook or an alert says what it is about. */
const RE_SAID =
  /^(?:title|summary|keywords): .*$|^(?:symptoms|logs|keywords):\n(?: {2}- .*\n)+|^ {4}summary: .*$/gm;
const RE_WORD = /\b[A-Za-z]{4,}\b/g;

/**
 * Writes `content/` with a number of runbooks into an empty folder: the library again and again, each copy with services,
 * alerts, addresses and words of its own, then single runbooks of the first service under other titles.
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
    const own = ownWords(parts);
    for (const { file, text } of [
      ...taken.flatMap(({ files }) => files),
      ...(copy === 1 ? sharedOf(sources) : []),
    ]) {
      const said = copy === 1 ? text : otherWords(text, own, copy);
      write(root, exchange(file), exchange(runbooks < whole ? withoutLinks(said, missing) : said));
    }
  }
  const [first] = parts[0]?.runbooks ?? [];
  for (let copy = 2; left > 0 && first !== undefined; copy++, left--) {
    write(root, first.file.replace('.mdx', `-${copy}.mdx`), retitled(first.text, copy));
  }
  const { catalog } = readContent(root);
  write(root, SYNONYMS, withoutDeadSynonyms(sources, catalog));
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
      const runbooks = files.filter(({ file }) => file.endsWith('.mdx'));
      const said = [alerts, ...runbooks.map(({ text }) => text)].flatMap((text) => text.match(RE_SAID) ?? []);
      return {
        service,
        files,
        runbooks,
        words: new Set(said.flatMap((text) => text.toLowerCase().match(RE_WORD) ?? [])),
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

/** Words that one service alone says: those of its trade. The others are everybody's. */
function ownWords(parts: Part[]): Set<string> {
  const all = parts.flatMap(({ words }) => [...words]);
  const times = Map.groupBy(all, (word) => word);
  return new Set([...times].filter(([, found]) => found.length === 1).map(([word]) => word));
}

/** A text in which the words of the trade are others: made up, of the same length, the same ones in the whole copy. */
function otherWords(text: string, own: Set<string>, copy: number): string {
  return text.replace(RE_SAID, (said) =>
    said.replace(RE_WORD, (word) => (own.has(word.toLowerCase()) ? otherWord(word, copy) : word)),
  );
}

function otherWord(word: string, copy: number): string {
  let state = copy;
  for (const letter of word.toLowerCase()) state = (state * 31 + letter.charCodeAt(0)) >>> 0;
  return word.replace(/[a-z]/gi, (letter) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    const class_ = 'aeiou'.includes(letter.toLowerCase()) ? 'aeiou' : 'bcdfghklmnprstvwz';
    const other = class_[(state >>> 16) % class_.length] ?? letter;
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });
}

/** The synonyms that mean something in a library without some services. */
function withoutDeadSynonyms(sources: SourceText[], catalog: Catalog): string {
  const text = sources.find(({ file }) => file === SYNONYMS)?.text ?? '';
  const { synonyms } = readSynonyms(sources);
  const problems = synonymsLeadToPages.run({ ...catalog, synonyms }, NO_TOOLS);
  const dead = new Set(atOnce(problems).map(({ line = 0 }) => line));
  // A group is a line of what is said and a line of what it means.
  return text
    .split('\n')
    .filter((_, index) => !dead.has(index + 1) && !dead.has(index + 2))
    .join('\n');
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
  const uids = taken.flatMap(({ files }) =>
    files.flatMap(({ text }) => [...text.matchAll(/\buid: ([\w-]+)/g)].map(([, uid = '']) => uid)),
  );
  const dashboards = new RegExp(`(?<![\\w-])(${uids.join('|')})(?![\\w-])`, 'g');
  return (text) =>
    text.replace(services, `$1-${copy}`).replace(alerts, `$1${copy}`).replace(dashboards, `$1-${copy}`);
}

function withoutLinks(text: string, services: string[]): string {
  if (services.length === 0) return text;
  const gone = `(?:${services.join('|')})`;
  return text
    .replace(new RegExp(`\\[([^\\]]*)\\]\\(/(?:\\w+/)+#?${gone}(?:/[^)]*)?\\)`, 'g'), '$1')
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
