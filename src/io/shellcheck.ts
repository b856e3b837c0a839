import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShellLinter, SyntaxFault } from '#core/syntax.ts';

/** What shellcheck would say in vain. */
const EXCLUDED = [
  // `sh -c '… "$DATABASE_URL"'`: the pod has the variable, the responder's shell has not.
  'SC2016',
  // `. ./settings`: the file is on the host, not here.
  'SC1091',
];
/** `style`, the level below, is a matter of taste and grows with every release. */
const SEVERITY = 'info';
/** Milliseconds. A thousand blocks take one second; code nested a thousand times deep takes hours. */
const TIMEOUT = 60_000;

/** Files that one process reads: more would not fit a command line, fewer would start too many processes. */
const MOST_SCRIPTS = 2000;

interface Comment {
  file: string;
  line: number;
  code: number;
  message: string;
}

/** shellcheck as a function of many scripts; undefined where it is not installed. */
export function findShellcheck(): ShellLinter | undefined {
  return spawnSync('shellcheck', ['--version']).status === 0 ? lint : undefined;
}

async function lint(scripts: readonly string[]): Promise<SyntaxFault[][]> {
  const batches = Array.from({ length: Math.ceil(scripts.length / MOST_SCRIPTS) }, (_, index) =>
    scripts.slice(index * MOST_SCRIPTS, (index + 1) * MOST_SCRIPTS),
  );
  const found: SyntaxFault[][][] = [];
  const next = batches.entries();
  const work = async () => {
    for (const [index, batch] of next) found[index] = await lintBatch(batch);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return found.flat();
}

async function lintBatch(scripts: readonly string[]): Promise<SyntaxFault[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'waypost-shellcheck-'));
  try {
    const names = scripts.map((_, index) => `${index}.sh`);
    await Promise.all(names.map((name, index) => writeFile(join(folder, name), `${scripts[index]}\n`)));
    const found = scripts.map((): SyntaxFault[] => []);
    for (const { file, line, code, message } of await run(folder, names))
      found[Number.parseInt(file, 10)]?.push({ line, message: `SC${code}: ${message.replace(/\.$/, '')}` });
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One process for many files: starting it takes longer than reading a file. Rejects when it dies, or does not end. */
function run(cwd: string, names: string[]): Promise<Comment[]> {
  const settings = ['--norc', '--shell=bash', '--format=json', `--severity=${SEVERITY}`];
  const args = [...settings, `--exclude=${EXCLUDED.join(',')}`, ...names];
  return new Promise((resolve, reject) => {
    execFile(
      'shellcheck',
      args,
      { cwd, maxBuffer: Number.POSITIVE_INFINITY, timeout: TIMEOUT },
      (error, stdout) => {
        // 1 means findings.
        if (error?.killed) reject(new Error(`shellcheck did not end within ${TIMEOUT / 1000} seconds.`));
        else if (error !== null && error.code !== 1) reject(error);
        else resolve(JSON.parse(stdout) as Comment[]);
      },
    );
  });
}
