import { globSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { z } from 'astro/zod';
import { assembleCatalog, type Catalog, type Content, type Entry } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import type { Outline } from '#core/outline.ts';
import { schemaFindings } from '#core/schema-finding.ts';
import { type Kind, kinds } from '#schemas/kinds.ts';
import { bodyOf, frontMatterOf, parsePage } from './page.ts';
import { loadPublished } from './published.ts';
import { loadSite } from './site.ts';
import { parseYaml } from './yaml.ts';

const RE_FILE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads and validates `content/` below `root`.
 * @returns the catalog of every file that fits its schema, and a finding for each that does not.
 * @throws FindingsError when `content/site.yaml` itself is broken.
 */
export function readContent(root = process.cwd()): { catalog: Catalog; findings: Finding[] } {
  const site = loadSite(root);
  const findings: Finding[] = [];
  const content = Object.fromEntries(
    (Object.keys(kinds) as Kind[]).map((kind) => [kind, readKind(root, kind, findings)]),
  ) as unknown as Content;
  return { catalog: assembleCatalog(site, content, loadPublished(root)), findings };
}

function readKind(root: string, kind: Kind, findings: Finding[]): Entry[] {
  const { ending, schema } = kinds[kind];
  const folder = join('content', kind);
  const depth = kind === 'runbooks' ? '*/*' : '*';
  const known = new Set(globSync(`${folder}/${depth}.${ending}`, { cwd: root }));
  for (const file of globSync(`${folder}/**/*.*`, { cwd: root })) {
    if (!known.has(file)) findings.push(misplaced(file, `${folder}/${depth}.${ending}`));
  }
  return [...known].sort().flatMap((file) => {
    const name = basename(file, extname(file));
    if (!RE_FILE_NAME.test(name)) findings.push(misnamed(file));
    const entry = readEntry(root, file, ending, schema, findings);
    const id = file.slice(folder.length + 1, -ending.length - 1);
    return entry === undefined ? [] : [{ id, ...entry } as Entry];
  });
}

function readEntry(root: string, file: string, ending: string, schema: z.ZodType, findings: Finding[]) {
  const text = readFileSync(join(root, file), 'utf8');
  let outline: Outline | undefined;
  let yaml = { yaml: text, firstLine: 1 };
  if (ending === 'mdx') {
    const page = parsePage(text, file);
    findings.push(...page.findings);
    outline = page.outline;
    const matter = frontMatterOf(text);
    if (matter === undefined) {
      findings.push(withoutFrontMatter(file));
      return undefined;
    }
    yaml = matter;
  }
  const parsed = parseYaml(yaml.yaml, file, yaml.firstLine);
  findings.push(...parsed.findings);
  if (parsed.findings.length > 0) return undefined;
  const source = { file, lines: parsed.lines };
  const checked = schema.safeParse(parsed.value ?? {});
  if (!checked.success) {
    findings.push(...schemaFindings(checked.error.issues, parsed.value ?? {}, schema, source));
    return undefined;
  }
  if (ending === 'mdx' && outline === undefined) return undefined;
  return { data: checked.data, source, outline, body: ending === 'mdx' ? bodyOf(text) : undefined };
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
