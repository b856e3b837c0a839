import { cpSync, existsSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** File of a page in the build, from its path. */
export function fileOfPath(path: string): string {
  return join(path.slice(1), 'index.html');
}

/** Paths of all pages in the build, 404 left out. */
export function builtPaths(directory: string): string[] {
  return globSync('**/index.html', { cwd: directory })
    .map((file) => `/${file.slice(0, -'index.html'.length)}`)
    .sort();
}

/**
 * Copies a page to a further path, as `x/index.html` and as `x.html`: both `/x/` and `/x` then answer at once. At a file's
 * name, `/x.md`, only as `x.md.html`: a folder would send the reader on to `/x.md/`, and the query may get lost.
 */
export function copyPage(directory: string, from: string, to: string): void {
  const source = join(directory, fileOfPath(from));
  const beside = `${to.slice(1).replace(/\/$/, '')}.html`;
  for (const file of to.endsWith('/') ? [fileOfPath(to), beside] : [beside]) {
    const target = join(directory, file);
    if (target === source || existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target);
  }
}
