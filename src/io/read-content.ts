import { basename } from 'node:path';
import { assembleCatalog, type Catalog, type Content, type Entry } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import type { Outline } from '#core/outline.ts';
import { schemaFindings } from '#core/schema-finding.ts';
import type { SourceText } from '#core/source-text.ts';
import { type Kind, kinds } from '#schemas/kinds.ts';
import { bodyOf, frontMatterOf, parsePage } from './page.ts';
import { loadPublished } from './published.ts';
import { loadSite } from './site.ts';
import { loadSources } from './sources.ts';
import { readSynonyms } from './synonyms.ts';
import { parseYaml } from './yaml.ts';

const RE_FILE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What a file said at an earlier reading. */
export type Earlier = Map<
  string,
  { text: string; entry: Omit<Entry, 'id'> | undefined; findings: Finding[] }
>;

/** `content/` as it was read. */
export interface Reading {
  /** Every file that fits its schema. */
  catalog: Catalog;
  /** What is wrong with the others. */
  findings: Finding[];
  /** Every file as it was written, by path. */
  sources: SourceText[];
}

/**
 * Reads and validates `content/` below `root`.
 * @param earlier what was read before, which grows: a file that still says the same is not parsed again.
 * @param changed files as they are about to be written, read in place of those on the disk.
 * @throws FindingsError when `content/site.yaml` itself is broken.
 */
export function readContent(
  root = process.cwd(),
  earlier: Earlier = new Map(),
  changed: readonly SourceText[] = [],
): Reading {
  const site = loadSite(root);
  const others = loadSources(root).filter(({ file }) => !changed.some((source) => source.file === file));
  const sources = [...others, ...changed].sort((a, b) => (a.file < b.file ? -1 : 1));
  const findings: Finding[] = [];
  const content = Object.fromEntries(
    (Object.keys(kinds) as Kind[]).map((kind) => [kind, readKind(kind, sources, earlier, findings)]),
  ) as unknown as Content;
  const { synonyms, findings: broken } = readSynonyms(sources);
  findings.push(...broken);
  return { catalog: assembleCatalog(site, content, loadPublished(root), synonyms), findings, sources };
}

function readKind(kind: Kind, sources: SourceText[], earlier: Earlier, findings: Finding[]): Entry[] {
  const { ending } = kinds[kind];
  const folder = `content/${kind}`;
  const depth = kind === 'runbooks' ? '*/*' : '*';
  return sources.flatMap((source): Entry[] => {
    const { file } = source;
    if (!file.startsWith(`${folder}/`)) return [];
    const id = file.slice(folder.length + 1, -ending.length - 1);
    if (!file.endsWith(`.${ending}`) || id.split('/').length !== depth.split('/').length) {
      findings.push(misplaced(file, `${folder}/${depth}.${ending}`));
      return [];
    }
    if (!RE_FILE_NAME.test(basename(id))) findings.push(misnamed(file));
    const known = earlier.get(file);
    const read = known?.text === source.text ? known : { text: source.text, ...readEntry(source, kind) };
    earlier.set(file, read);
    findings.push(...read.findings);
    return read.entry === undefined ? [] : [{ id, ...read.entry } as Entry];
  });
}

function readEntry({ file, text }: SourceText, kind: Kind) {
  const { ending, schema } = kinds[kind];
  const findings: Finding[] = [];
  const without = { entry: undefined, findings };
  let outline: Outline | undefined;
  let yaml = { yaml: text, firstLine: 1 };
  if (ending === 'mdx') {
    const page = parsePage(text, file);
    findings.push(...page.findings);
    outline = page.outline;
    const matter = frontMatterOf(text);
    if (matter === undefined) {
      findings.push(withoutFrontMatter(file));
      return without;
    }
    yaml = matter;
  }
  const parsed = parseYaml(yaml.yaml, file, yaml.firstLine);
  findings.push(...parsed.findings);
  if (parsed.findings.length > 0) return without;
  const source = { file, lines: parsed.lines };
  const checked = schema.safeParse(parsed.value ?? {});
  if (!checked.success) {
    findings.push(...schemaFindings(checked.error.issues, parsed.value ?? {}, schema, source));
    return without;
  }
  if (ending === 'mdx' && outline === undefined) return without;
  const body = ending === 'mdx' ? bodyOf(text) : undefined;
  return { entry: { data: checked.data, source, outline, body } as Omit<Entry, 'id'>, findings };
}

const place = (file: string) => ({ level: 'error', check: 'files', file, line: 1 }) as const;

function misplaced(file: string, pattern: string): Finding {
  return {
    ...place(file),
    message: 'No kind of content reads this file.',
    mend: `Move it to fit ${pattern}, or remove it.`,
  };
}

function misnamed(file: string): Finding {
  return {
    ...place(file),
    message: `The file's name is its id, and \`${basename(file)}\` is none.`,
    mend: 'Use lower-case words joined by single hyphens.',
  };
}

function withoutFrontMatter(file: string): Finding {
  return {
    ...place(file),
    message: 'No front matter.',
    mend: 'Start the file with `---`, its keys, and `---`.',
  };
}
