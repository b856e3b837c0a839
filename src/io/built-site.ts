import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { BuiltDocument, BuiltSite, BuiltText } from '#core/built-site.ts';
import { FindingsError } from '#core/findings-error.ts';
import { readHtml, readJson, readMarkdown } from './built-links.ts';
import { textOf } from './built-texts.ts';

/** What a site is built from. */
const SOURCES = ['content', 'src', 'public', 'astro.config.mjs'];
/** Written last. */
const CATALOG = 'catalog.json';

/** Whether there is a built site, and whether it is younger than all that it is built from. */
export function stateOfBuild(root = process.cwd(), out = 'dist'): 'missing' | 'stale' | 'current' {
  const built = join(root, out, CATALOG);
  if (!existsSync(built)) return 'missing';
  // Folders too: a file that was taken away leaves its mark there.
  const sources = globSync(
    SOURCES.flatMap((name) => [name, `${name}/**`]),
    { cwd: root },
  );
  const { mtimeMs } = statSync(built);
  return sources.some((file) => statSync(join(root, file)).mtimeMs > mtimeMs) ? 'stale' : 'current';
}

/**
 * Reads a built site; the search index is left out.
 * @param folder as findings name it, when that is not where it lies now.
 * @throws FindingsError when it has no catalog.json, which says at what address it lives.
 */
export function readBuiltSite(directory: string, folder = directory): BuiltSite {
  const address = addressOf(directory, folder);
  const files = new Map<string, BuiltDocument | undefined>();
  const pages = new Map<string, BuiltDocument>();
  for (const path of filesBelow(directory)) {
    if (!/\.(?:html|md|json)$|^\/llms\.txt$/.test(path)) {
      files.set(path, undefined);
      continue;
    }
    const text = readFileSync(join(directory, path), 'utf8');
    if (path.endsWith('.html')) files.set(path, pageOf(path, text, address, pages));
    else if (path.endsWith('.json')) files.set(path, { path, links: readJson(text, address) });
    else files.set(path, { path, links: readMarkdown(text, address) });
  }
  return { folder, address, files, texts: () => textsOf(directory, files) };
}

/** Most pages stand at many paths: each text is read once. */
function pageOf(
  path: string,
  text: string,
  address: string,
  known: Map<string, BuiltDocument>,
): BuiltDocument {
  const digest = createHash('sha1').update(text).digest('base64');
  const before = known.get(digest);
  if (before !== undefined) return before;
  const { ids, links, canonical } = readHtml(text);
  // The page for what is not there has no address of its own.
  const isPlaced = canonical?.startsWith(address) === true;
  if (isPlaced) links.push({ url: canonical, line: 1 });
  const own = isPlaced ? `/${canonical.slice(address.length)}index.html` : path;
  const page = { path: own, ids, links };
  known.set(digest, page);
  return page;
}

/** Each page once, at the first of its copies on the disk, under its own path. */
function* textsOf(directory: string, files: BuiltSite['files']): Generator<BuiltText> {
  const read = new Set<BuiltDocument>();
  for (const [path, document] of files) {
    if (document !== undefined && read.has(document)) continue;
    if (document !== undefined) read.add(document);
    const bytes = readFileSync(join(directory, path));
    if (bytes.subarray(0, 8000).includes(0)) continue;
    const raw = bytes.toString('utf8');
    yield { path: document?.path ?? path, text: textOf(path, raw), raw };
  }
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length).replaceAll(sep, '/'))
    .filter((path) => !path.startsWith('/pagefind/'))
    .sort();
}

function addressOf(directory: string, folder: string): string {
  try {
    const { site } = JSON.parse(readFileSync(join(directory, CATALOG), 'utf8')) as { site: string };
    return new URL(site).href;
  } catch (error) {
    throw new FindingsError([
      {
        level: 'error',
        check: 'files',
        file: join(folder, CATALOG),
        line: 1,
        message: `The built site does not say where it lives: ${(error as Error).message}.`,
        mend: 'Build it anew: `npm run build`.',
      },
    ]);
  }
}
