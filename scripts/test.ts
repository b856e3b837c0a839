import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { stateOfBuild } from '#io/built-site.ts';
import {
  FAIL,
  formatTally,
  PASS,
  readNodeCounts,
  readPlaywrightReport,
  sum,
  type Tally,
  tallyOfRun,
} from '#tests/tally.ts';

/** Steps in the order they run; the names are the arguments of `npm test`. */
const steps: Record<string, () => Tally> = {
  lint: () => npmRun('lint'),
  types: () => npmRun('types'),
  checks: () => npmRun('check'),
  unit: () => nodeTests('tests/unit/**/*.test.ts'),
  build: buildAndTest,
  browser: browserTests,
};
/** Steps that need more than Node and a browser: only when they are named. */
const onDemand: typeof steps = {
  tools: () => nodeTests('tests/tools/**/*.test.ts'),
  alerts: alertTests,
};

const env = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
};
const folder = mkdtempSync(join(tmpdir(), 'waypost-test-'));
const report = join(folder, 'report.json');
let siteFailed = false;

const asked = process.argv.slice(2);
const known = { ...steps, ...onDemand };
const unknown = asked.filter((name) => !Object.hasOwn(known, name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. The steps are ${Object.keys(known).join(', ')}.`);
  process.exit(1);
}

const tallies: [name: string, tally: Tally, seconds: number][] = [];
for (const [name, step] of Object.entries(asked.length > 0 ? known : steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${name}`);
  const start = performance.now();
  tallies.push([name, step(), (performance.now() - start) / 1000]);
}
rmSync(folder, { recursive: true });

const total = sum(tallies.map(([, tally]) => tally));
console.log(`\n${'step'.padEnd(8)}  passed  failed  seconds`);
for (const [name, { passed, failed }, seconds] of tallies) {
  console.log(
    [name.padEnd(8), `${passed}`.padStart(6), `${failed}`.padStart(6), seconds.toFixed(1).padStart(7)].join(
      '  ',
    ),
  );
}
console.log(`\n${formatTally(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function buildAndTest(): Tally {
  const site = npmRun('build');
  siteFailed = site.failed > 0;
  return siteFailed ? site : sum([site, nodeTests('tests/build/**/*.test.ts')]);
}

function browserTests(): Tally {
  if (siteFailed) {
    console.error('Not run: the site did not build.');
    return FAIL;
  }
  if (!run(process.execPath, ['scripts/browser.ts'])) return FAIL;
  const passed = run('npm', ['run', '--silent', 'test:e2e'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return tallyOfRun(readPlaywrightReport, takeReport(), passed);
}

/** Real servers, and the built site that their messages link to. */
function alertTests(): Tally {
  if (stateOfBuild() !== 'current' && npmRun('build').failed > 0) return FAIL;
  return run(process.execPath, ['scripts/browser.ts']) ? nodeTests('tests/alerts/**/*.test.ts') : FAIL;
}

function nodeTests(pattern: string): Tally {
  const reporters = [
    ['spec', 'stdout'],
    ['./tests/helpers/node-counts.ts', report],
  ].flatMap(([name, to]) => [`--test-reporter=${name}`, `--test-reporter-destination=${to}`]);
  const passed = run(process.execPath, ['--test', ...reporters, pattern]);
  return tallyOfRun(readNodeCounts, takeReport(), passed);
}

/** One npm script as one test. */
function npmRun(script: string): Tally {
  return run('npm', ['run', '--silent', script]) ? PASS : FAIL;
}

function run(command: string, args: string[], more: Record<string, string> = {}): boolean {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...env, ...more } });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** The last runner's report; taken away so that no later runner can pass with it. */
function takeReport(): string | undefined {
  try {
    return readFileSync(report, 'utf8');
  } catch {
    return undefined;
  } finally {
    rmSync(report, { force: true });
  }
}
