import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Written by each process itself when it ends: bytes of memory at the most. */
const REPORT = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.PEAKS + '/' + process.pid, String(process.resourceUsage().maxRSS * 1024)));`;

export interface Measured {
  status: number | null;
  stdout: string;
  stderr: string;
  wallSeconds: number;
  /** Of the program and of all that it started. */
  cpuSeconds: number;
  /** Of the largest process of Node. */
  peakBytes: number;
}

/** Runs a script with Node and measures what it takes. */
export function measuredRun(script: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Measured {
  const peaks = join(cwd, '.peaks');
  mkdirSync(peaks);
  const hook = `data:text/javascript,${encodeURIComponent(REPORT)}`;
  const options = `${env.NODE_OPTIONS ?? ''} --import=${hook}`.trim();
  // The shell's clock counts the programs that are started, too.
  const command = ['TIMEFORMAT="%R %U %S"; time "$@"', 'time', process.execPath, script, ...args];
  try {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', ...command], {
      cwd,
      encoding: 'utf8',
      env: { ...env, NODE_OPTIONS: options, PEAKS: peaks },
      maxBuffer: 2 ** 30,
    });
    const [wall = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    const found = readdirSync(peaks).map((file) => Number(readFileSync(join(peaks, file), 'utf8')));
    return {
      ...{ status, stdout, stderr },
      ...{ wallSeconds: wall, cpuSeconds: user + system, peakBytes: Math.max(...found) },
    };
  } finally {
    rmSync(peaks, { recursive: true });
  }
}
