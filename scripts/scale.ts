/**
 * node scripts/scale.ts --check 50,500,5000
 * Makes a library of that many runbooks for each number, runs `npm run check` over it, and prints time and memory.
 * Asserts nothing but that there are no errors, because machines are noisy.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLargeLibrary } from '#tests/large-library.ts';

const { values } = parseArgs({ options: { check: { type: 'string', default: '50,500,5000' } } });

/** Written by the process itself when it ends: bytes of memory at the most. */
const REPORT = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS * 1024)));`;

console.log('runbooks  wall s  CPU s  ms a runbook  peak MB  findings');
for (const count of values.check.split(',').map(Number)) {
  const root = mkdtempSync(join(tmpdir(), 'waypost-scale-'));
  try {
    writeLargeLibrary(root, count);
    const { wall, cpu, peak, last } = measure(root);
    console.log(
      [
        String(count).padStart(8),
        wall.toFixed(1).padStart(6),
        cpu.toFixed(1).padStart(5),
        ((wall / count) * 1000).toFixed(1).padStart(12),
        String(Math.round(peak / 2 ** 20)).padStart(7),
        last,
      ].join('  '),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

function measure(root: string) {
  const peak = join(root, 'peak');
  const hook = `data:text/javascript,${encodeURIComponent(REPORT)}`;
  const command = [process.execPath, '--import', hook, resolve('scripts/check.ts'), '--root', root];
  const start = performance.now();
  // The shell's clock counts the programs that a check starts, too.
  const { stdout, stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'time', ...command], {
    encoding: 'utf8',
    env: { ...process.env, PEAK: peak, GITHUB_ACTIONS: 'false' },
    maxBuffer: 2 ** 30,
  });
  const wall = (performance.now() - start) / 1000;
  const cpu = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .reduce((sum, part) => sum + Number(part), 0);
  const last = /^\d+ errors, \d+ warnings\.$/m.exec(stdout)?.[0];
  if (!last?.startsWith('0 errors')) console.error(`${stdout.slice(0, 4000)}\n${stderr.slice(0, 4000)}`);
  return { wall, cpu, peak: Number(readFileSync(peak, 'utf8')), last: last ?? 'stopped' };
}
