import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

const script = join(import.meta.dirname, '../../../.ci/run');
const installed = { chromium: '', shellcheck: '', promtool: '', amtool: '' };

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-run-'));
});
after(() => rmSync(folder, { recursive: true }));

/** Runs the script with shell snippets in place of `npm ci`, `npm test`, `npm run test:tools` and `npm run test:alerts`. */
function ciRun(steps: { ci?: string; test?: string; tools?: string; alerts?: string }) {
  const npm = `case "$*" in
    'ci') ${steps.ci ?? ':'} ;;
    'test') ${steps.test ?? ':'} ;;
    'run test:tools') ${steps.tools ?? 'exit 9'} ;;
    'run test:alerts') ${steps.alerts ?? 'exit 9'} ;;
    'pkg get scripts.test:tools') echo '${steps.tools === undefined ? '{}' : '"a script"'}' ;;
    'pkg get scripts.test:alerts') echo '${steps.alerts === undefined ? '{}' : '"a script"'}' ;;
    *) echo "unexpected: npm $*"; exit 9 ;;
  esac`;
  for (const [name, text] of Object.entries({ ...installed, npm })) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const env = { ...process.env, PATH: `${folder}:/usr/bin:/bin` };
  const { status, stdout } = spawnSync('bash', [script], { env, encoding: 'utf8' });
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
}

describe('.ci/run', () => {
  test('repeats the tally of the only runner', () => {
    assert.deepEqual(ciRun({ test: 'echo some output; echo "12 passed, 0 failed"' }), {
      status: 0,
      last: '12 passed, 0 failed',
    });
  });

  test('sums the runners', () => {
    const steps = { test: 'echo "12 passed, 0 failed"', tools: 'echo "30 passed, 0 failed"' };
    assert.deepEqual(ciRun(steps), { status: 0, last: '42 passed, 0 failed' });
    const alerts = 'echo "9 passed, 0 failed"';
    assert.deepEqual(ciRun({ ...steps, alerts }), { status: 0, last: '51 passed, 0 failed' });
  });

  test('fails when the last runner does', () => {
    const steps = { test: 'echo "12 passed, 0 failed"', alerts: 'echo "8 passed, 1 failed"; exit 1' };
    assert.deepEqual(ciRun(steps), { status: 1, last: '20 passed, 1 failed' });
  });

  test('runs the second runner after failures in the first', () => {
    const steps = { test: 'echo "12 passed, 3 failed"; exit 1', tools: 'echo "30 passed, 1 failed"; exit 1' };
    assert.deepEqual(ciRun(steps), { status: 1, last: '42 passed, 4 failed' });
  });

  test('fails for counted failures even when the runner exits with 0', () => {
    assert.deepEqual(ciRun({ test: 'echo "12 passed, 1 failed"' }), {
      status: 1,
      last: '12 passed, 1 failed',
    });
  });

  test('counts a runner that dies without a tally as one failure', () => {
    const steps = { test: 'echo "12 passed, 0 failed"', tools: 'echo starting; kill -9 $$' };
    assert.deepEqual(ciRun(steps), { status: 1, last: '12 passed, 1 failed' });
  });

  test('counts a runner that is silent but content as one failure', () => {
    assert.deepEqual(ciRun({ test: ':' }), { status: 1, last: '0 passed, 1 failed' });
  });

  test('counts a failing exit after a clean tally as one failure', () => {
    const steps = { test: 'echo "12 passed, 0 failed"; exit 1', tools: 'echo "1 passed, 0 failed"' };
    assert.deepEqual(ciRun(steps), { status: 1, last: '13 passed, 1 failed' });
  });

  test('takes only the last line for the tally', () => {
    const steps = { test: 'echo "99 passed, 0 failed"; echo crashed' };
    assert.deepEqual(ciRun(steps), { status: 1, last: '0 passed, 1 failed' });
  });

  test('ends with a failure when the packages cannot be installed', () => {
    assert.deepEqual(ciRun({ ci: 'exit 1', test: 'echo "12 passed, 0 failed"' }), {
      status: 1,
      last: '0 passed, 1 failed',
    });
  });

  test('fails when nothing was tested', () => {
    assert.deepEqual(ciRun({ test: 'echo "0 passed, 0 failed"' }), { status: 1, last: '0 passed, 1 failed' });
  });
});
