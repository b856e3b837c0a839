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

/** Copies a page to a further path, as `x/index.html` and as `x.html`: both `/x/` and `/x` then answer at once. */
export function copyPage(directory: string, from: string, to: string): void {
  const source = join(directory, fileOfPath(from));
  for (const target of [join(directory, fileOfPath(to)), join(directory, `${to.slice(1, -1)}.html`)]) {
    if (target === source || existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target);
  }
}
