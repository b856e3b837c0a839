import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { formatTally, readNodeCounts, readPlaywrightReport, sum, tallyOfRun } from '#tests/tally.ts';

const node = (counts: object) =>
  JSON.stringify({ passed: 0, failed: 0, cancelled: 0, skipped: 0, ...counts });
const playwright = (stats: object) =>
  JSON.stringify({ stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0, ...stats }, errors: [] });

test('a sum is written on one line', () => {
  const tally = sum([
    { passed: 3, failed: 1 },
    { passed: 4, failed: 0 },
  ]);
  assert.equal(formatTally(tally), '7 passed, 1 failed');
  assert.equal(formatTally(sum([])), '0 passed, 0 failed');
});

describe('a runner’s report', () => {
  test('gives the counts; skipped tests are neither', () => {
    assert.deepEqual(tallyOfRun(readNodeCounts, node({ passed: 5, skipped: 2 }), true), {
      passed: 5,
      failed: 0,
    });
    assert.deepEqual(tallyOfRun(readNodeCounts, node({ passed: 5, failed: 1, cancelled: 2 }), false), {
      passed: 5,
      failed: 3,
    });
    assert.deepEqual(tallyOfRun(readPlaywrightReport, playwright({ expected: 7, skipped: 1 }), true), {
      passed: 7,
      failed: 0,
    });
    assert.deepEqual(
      tallyOfRun(readPlaywrightReport, playwright({ expected: 7, flaky: 1, unexpected: 2 }), false),
      {
        passed: 8,
        failed: 2,
      },
    );
  });

  test('that counts no failure does not hide a failing exit', () => {
    assert.deepEqual(tallyOfRun(readNodeCounts, node({ passed: 5 }), false), { passed: 5, failed: 1 });
    assert.deepEqual(tallyOfRun(readPlaywrightReport, playwright({ expected: 2 }), false), {
      passed: 2,
      failed: 1,
    });
  });

  test('without a test is a failure', () => {
    const nothing = { passed: 0, failed: 1 };
    assert.deepEqual(tallyOfRun(readNodeCounts, node({}), true), nothing);
    assert.deepEqual(tallyOfRun(readNodeCounts, node({ skipped: 3 }), true), nothing);
    assert.deepEqual(tallyOfRun(readPlaywrightReport, playwright({}), true), nothing);
  });

  test('that is missing or broken is a failure', () => {
    for (const report of [
      undefined,
      '',
      '{"passed": 5',
      'null',
      '{}',
      '{"passed": "5", "failed": 0, "cancelled": 0}',
    ]) {
      for (const exitedWell of [true, false]) {
        assert.deepEqual(tallyOfRun(readNodeCounts, report, exitedWell), { passed: 0, failed: 1 }, report);
        assert.deepEqual(
          tallyOfRun(readPlaywrightReport, report, exitedWell),
          { passed: 0, failed: 1 },
          report,
        );
      }
    }
  });
});

describe('a run of node --test', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tally-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Tally of one file with this text. */
  function tallyOf(text: string) {
    const [file, report] = [join(folder, 'case.test.mjs'), join(folder, 'report.json')];
    writeFileSync(file, `import { describe, test } from 'node:test';\n${text}`);
    rmSync(report, { force: true });
    const reporter = join(import.meta.dirname, '../../helpers/node-counts.ts');
    const args = ['--test', `--test-reporter=${reporter}`, `--test-reporter-destination=${report}`, file];
    // The variable would make it report to this very run.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { status } = spawnSync(process.execPath, args, { env });
    return tallyOfRun(readNodeCounts, readFileSync(report, 'utf8'), status === 0);
  }

  test('counts tests, not suites', () => {
    const text = `describe('suite', () => { test('a', () => {}); test('b', () => { throw 1; }); test.skip('c'); });`;
    assert.deepEqual(tallyOf(text), { passed: 1, failed: 1 });
  });

  test('is not misled by what a test prints', () => {
    assert.deepEqual(tallyOf(`test('a', () => console.log('# pass 99'));`), { passed: 1, failed: 0 });
  });

  test('fails for a file that does not load', () => {
    assert.deepEqual(tallyOf('import nothing from "./nothing.mjs";'), { passed: 0, failed: 1 });
  });

  test('fails for a process that ends early', () => {
    assert.equal(tallyOf(`test('a', () => process.exit(3)); test('b', () => {});`).failed > 0, true);
  });
});
