/**
 * npm run build
 * Checks the content, builds the site beside the old one, and puts it in its place only when all went well.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { findingsOf } from '#checks/index.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { hasErrors } from '#core/finding.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';

const OUT = 'dist';
// One folder a run: two builds at once do not write into each other.
const NEXT = `.waypost/next-${process.pid}`;
const OLD = `.waypost/old-${process.pid}`;

const findings = await findingsOf(() => readContent(), { parsers: loadParsers(), findSecrets: scanForSecrets });
if (findings.length > 0) console.error(`${formatForTerminal(findings)}\n`);
if (hasErrors(findings)) {
  console.error('Nothing was built: mend the findings above.');
  process.exit(1);
}

rmSync(NEXT, { recursive: true, force: true });
const { status } = spawnSync('astro', ['build'], {
  stdio: 'inherit',
  env: { ...process.env, WAYPOST_OUT: NEXT, ASTRO_TELEMETRY_DISABLED: '1' },
});
if (status !== 0) {
  rmSync(NEXT, { recursive: true, force: true });
  console.error(
    `The build failed. ${existsSync(OUT) ? `${OUT}/ is the last good one.` : 'Nothing was written.'}`,
  );
  process.exit(status ?? 1);
}
rmSync(OLD, { recursive: true, force: true });
if (existsSync(OUT)) renameSync(OUT, OLD);
renameSync(NEXT, OUT);
rmSync(OLD, { recursive: true, force: true });
