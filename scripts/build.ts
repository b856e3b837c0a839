/**
 * npm run build
 * Checks the content, builds the site beside the old one, checks what it built, and puts it in the old one's place only
 * when all went well. A site with a dead link or a secret is left in .waypost/failed, to be looked at.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { builtFindings } from '#checks/built/index.ts';
import { findingsOf } from '#checks/index.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { hasErrors } from '#core/finding.ts';
import { readBuiltSite } from '#io/built-site.ts';
import { today } from '#io/clock.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';

const OUT = 'dist';
// One folder a run: two builds at once do not write into each other.
const NEXT = `.waypost/next-${process.pid}`;
const FAILED = '.waypost/failed';
const OLD = `.waypost/old-${process.pid}`;

const findings = await findingsOf(() => readContent(), {
  parsers: loadParsers(),
  today: today(),
  readPromql: readPromqlTree,
  findSecrets: scanForSecrets,
});
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
  console.error(`The build failed. ${whatIsLeft()}`);
  process.exit(status ?? 1);
}
const { catalog, sources } = readContent();
const faults = await builtFindings(readBuiltSite(NEXT, FAILED), catalog, {
  sources,
  findSecrets: scanForSecrets,
});
if (faults.length > 0) console.error(`${formatForTerminal(faults)}\n`);
if (hasErrors(faults)) {
  rmSync(FAILED, { recursive: true, force: true });
  renameSync(NEXT, FAILED);
  console.error(`The site has faults and stays in ${FAILED}. ${whatIsLeft()}`);
  process.exit(1);
}
rmSync(OLD, { recursive: true, force: true });
if (existsSync(OUT)) renameSync(OUT, OLD);
renameSync(NEXT, OUT);
rmSync(OLD, { recursive: true, force: true });

function whatIsLeft(): string {
  return existsSync(OUT) ? `${OUT}/ is the last good one.` : 'Nothing was written.';
}
