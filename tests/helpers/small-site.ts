import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Changes, temporaryFolder, writeContent } from '#tests/content.ts';

const ROOT = join(import.meta.dirname, '../..');
const COPIED = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** The project without its content, in a folder where it can be built. */
export function makeProject(): string {
  const root = temporaryFolder();
  for (const name of COPIED) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  // Each package by itself: Vite keeps its cache in node_modules, and two builds at once must not share it.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.'))
      symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  }
  return root;
}

/** The project with the small content in place of its own, in a folder where it can be built. */
export function makeSite(changes: Changes = {}): string {
  const root = makeProject();
  writeContent(root, changes);
  return root;
}

export interface BuildResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** 20 November 2026, when nothing of the small content is overdue. */
const DAY = '1795132800';

/** Runs `scripts/build.ts` in the folder, as `npm run build` does, always on the same day. */
export function buildIn(root: string, environment: Record<string, string> = {}): BuildResult {
  const {
    WAYPOST_URL: _url,
    WAYPOST_BASE: _base,
    WAYPOST_OUT: _out,
    GITHUB_SHA: _sha,
    ...rest
  } = process.env;
  const path = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.ts')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...rest, PATH: path, SOURCE_DATE_EPOCH: DAY, ...environment },
  });
  return { status, stdout, stderr };
}
