import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SourceText } from '#core/source-text.ts';

/** Every file below `content/` as it was written, by path. */
export function loadSources(root = process.cwd()): SourceText[] {
  return globSync('content/**/*.*', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') }));
}
