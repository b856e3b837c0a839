/**
 * node scripts/scale.ts --check 50,500,5000
 * Makes a library of that many runbooks for each number, runs `npm run check` over it, and prints time and memory.
 * Asserts nothing but that there are no errors, because machines are noisy.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLargeLibrary } from '#tests/large-library.ts';
import { measuredRun } from '#tests/measured-run.ts';

const { values } = parseArgs({ options: { check: { type: 'string', default: '50,500,5000' } } });

console.log('runbooks  wall s  CPU s  ms a runbook  peak MB  findings');
for (const count of values.check.split(',').map(Number)) {
  const root = mkdtempSync(join(tmpdir(), 'waypost-scale-'));
  try {
    writeLargeLibrary(root, count);
    const run = measuredRun(resolve('scripts/check.ts'), ['--root', root], root, {
      ...process.env,
      GITHUB_ACTIONS: 'false',
    });
    const last = /^\d+ errors, \d+ warnings\.$/m.exec(run.stdout)?.[0] ?? 'stopped';
    if (!last.startsWith('0 errors'))
      console.error(`${run.stdout.slice(0, 4000)}\n${run.stderr.slice(0, 4000)}`);
    console.log(
      [
        String(count).padStart(8),
        run.wallSeconds.toFixed(1).padStart(6),
        run.cpuSeconds.toFixed(1).padStart(5),
        ((run.wallSeconds / count) * 1000).toFixed(1).padStart(12),
        String(Math.round(run.peakBytes / 2 ** 20)).padStart(7),
        last,
      ].join('  '),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}
