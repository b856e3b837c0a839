import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place in a block, and what the command then receives for a value that is inert there. */
interface Place {
  code: (value: string) => string;
  received: (value: string) => string;
}

const asItStands = (value: string) => value;
const heredoc = (tag: string) => (value: string) =>
  `while IFS= read -r line; do show "$line"; done <<${tag}\n${value}\nEOF`;

/** Where a placeholder may stand, each as shell code. */
export const places: Record<string, Place> = {
  bare: { code: (value) => `show ${value}`, received: asItStands },
  'behind an option': { code: (value) => `show --name=${value}`, received: (value) => `--name=${value}` },
  assignment: { code: (value) => `value=${value}; show "$value"`, received: asItStands },
  'single quotes': { code: (value) => `show '${value}'`, received: asItStands },
  'double quotes': { code: (value) => `show "${value}"`, received: asItStands },
  'two shells': { code: (value) => `eval 'show ${value}'`, received: asItStands },
  heredoc: { code: heredoc('EOF'), received: asItStands },
  'quoted heredoc': { code: heredoc("'EOF'"), received: asItStands },
  'SQL string': {
    code: (value) => `show "SELECT '${value}' AS value"`,
    received: (value) => `SELECT '${value}' AS value`,
  },
  'PromQL string': { code: (value) => `show 'up{x="${value}"}'`, received: (value) => `up{x="${value}"}` },
  JSON: { code: (value) => `show '{"x":"${value}"}'`, received: (value) => `{"x":"${value}"}` },
  URL: {
    code: (value) => `show "https://host/p?x=${value}&y=1"`,
    received: (value) => `https://host/p?x=${value}&y=1`,
  },
};

/** What a shell did beyond handing its arguments on. */
export interface Harm {
  shell: string;
  /** Files that appeared: the canary, and anything a redirection made. */
  files: string[];
  /** First line that is not the value's own. */
  differs?: { expected: string; received: string } | undefined;
  /** Commands not found, syntax errors. */
  complaint: string;
}

export const shells = ['bash', 'dash'] as const;

/**
 * Runs one script per shell with every value in every place, in an empty folder, with `touch` as the one command on the path.
 * @returns what went wrong; empty when the values were inert.
 */
export function runInShells(values: readonly string[], chosen: Record<string, Place> = places): Harm[] {
  const all = Object.values(chosen).flatMap((place) => values.map((value) => ({ place, value })));
  const script = all.map(({ place, value }) => place.code(value));
  const expected = all.map(({ place, value }) => place.received(value));
  return shells.flatMap((shell) => {
    const harm = runScript(shell, ['show() { printf \'%s\\n\' "$@"; }', ...script].join('\n'), expected);
    return harm === undefined ? [] : [harm];
  });
}

function runScript(shell: string, script: string, expected: string[]): Harm | undefined {
  const root = mkdtempSync(join(tmpdir(), 'canary-'));
  const folder = join(root, 'work');
  try {
    mkdirSync(folder);
    mkdirSync(join(root, 'bin'));
    symlinkSync('/bin/touch', join(root, 'bin/touch'));
    const { stdout, stderr } = spawnSync(`/bin/${shell}`, ['-s'], {
      cwd: folder,
      input: script,
      encoding: 'utf8',
      env: { PATH: join(root, 'bin'), HOME: '/nowhere' },
      timeout: 30_000,
      maxBuffer: 2 ** 28,
    });
    const files = readdirSync(folder);
    const received = stdout.split('\n');
    const at = expected.findIndex((line, index) => line !== received[index]);
    const extra = received.length !== expected.length + 1;
    if (files.length === 0 && at < 0 && !extra && stderr === '') return undefined;
    const differs = at < 0 ? undefined : { expected: expected[at] ?? '', received: received[at] ?? '' };
    return { shell, files, differs, complaint: stderr.slice(0, 200) };
  } finally {
    rmSync(root, { recursive: true });
  }
}
