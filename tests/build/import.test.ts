import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { ImportReport } from '#generators/import-report.ts';
import { OLD_RULES, OLD_RUNBOOKS } from '#tests/importing.ts';
import { buildIn, makeSite } from '#tests/small-site.ts';

const ROOT = join(import.meta.dirname, '../..');

function runImport(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/import.ts', ...given], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: '1795132800' },
  });
  return { status, stdout, stderr };
}

const root = makeSite();
const content = join(root, 'content');
const into = (service: string, ...more: string[]) =>
  runImport(OLD_RUNBOOKS, '--service', service, '--out', content, ...more);

describe('npm run import', () => {
  test('writes nothing with --dry-run, and says what it would', () => {
    const { status, stdout } = into('old', '--rules', OLD_RULES, '--dry-run');
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^4 pages: /m);
    assert.match(stdout, /^0 errors, /m);
    assert.match(stdout, /^Nothing was written\.$/m);
    assert.equal(existsSync(join(content, 'services/old.yaml')), false);
  });

  test('makes pages that build, and that answer at their old addresses', () => {
    const report = join(root, 'report.json');
    const { status, stdout, stderr } = into('old', '--rules', OLD_RULES, '--report', report);
    assert.equal(status, 0, stdout + stderr);
    const { figures, pages, written } = JSON.parse(readFileSync(report, 'utf8')) as ImportReport;
    assert.equal(figures.pages, 4);
    assert.equal(figures.alerts, 2);
    assert.equal(written.length, 8);
    assert.deepEqual(
      pages.map(({ runbook }) => runbook),
      ['old/queue-stuck', 'old/disk-full', 'old/notes', 'old/slow-pages'],
    );
    const build = buildIn(root);
    assert.equal(build.status, 0, build.stderr);
    const queue = readFileSync(join(root, 'dist/runbooks/old/queue-stuck/index.html'), 'utf8');
    for (const path of ['runbooks/queue/QueueStuck', 'runbooks/queue/queuestuck', 'old/queue-stuck'])
      for (const end of ['.html', '/index.html'])
        assert.equal(readFileSync(join(root, 'dist', path + end), 'utf8'), queue, path + end);
    assert.match(queue, /data-imported/);
    assert.match(queue, /Imported, not yet reviewed/);
    assert.match(queue, /id="impact"/);
    const disk = readFileSync(join(root, 'dist/runbooks/storage/diskfull.html'), 'utf8');
    assert.match(disk, /rel="canonical" href="[^"]*\/runbooks\/old\/disk-full\/"/);
  });

  test('a second time leaves everything as it is', () => {
    const before = readFileSync(join(content, 'alerts/old.yaml'), 'utf8');
    const { status, stdout } = into('old', '--rules', OLD_RULES);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /content\/runbooks\/old\/queue-stuck\.mdx: is there already$/m);
    assert.match(stdout, /^0 files written\./m);
    assert.equal(readFileSync(join(content, 'alerts/old.yaml'), 'utf8'), before);
  });

  test('fits a service that exists: its phases, its severities, its alerts to the byte', () => {
    const before = readFileSync(join(content, 'alerts/shop.yaml'), 'utf8');
    const service = readFileSync(join(content, 'services/shop.yaml'), 'utf8');
    const { status, stdout, stderr } = into('shop', '--rules', OLD_RULES, '--base-path', '/wiki/');
    assert.equal(status, 0, stdout + stderr);
    const after = readFileSync(join(content, 'alerts/shop.yaml'), 'utf8');
    assert.equal(after.slice(0, before.length), before);
    assert.match(after.slice(before.length), /^ {2}- name: QueueStuck$/m);
    assert.equal(readFileSync(join(content, 'services/shop.yaml'), 'utf8'), service);
    assert.match(
      readFileSync(join(content, 'runbooks/shop/queue-stuck.mdx'), 'utf8'),
      /- \/wiki\/queue\/QueueStuck\//,
    );
  });
});

describe('npm run import ends at once, and says why', () => {
  for (const [given, message] of [
    [[], /Say which folder to import/],
    [['nowhere', '--service', 'x'], /nowhere is no folder/],
    [[OLD_RUNBOOKS], /--service: write an id/],
    [[OLD_RUNBOOKS, '--service', '../x'], /--service: write an id/],
    [[OLD_RUNBOOKS, '--service', 'x', '--out', '/nowhere'], /--out \/nowhere: write the path/],
    [[OLD_RUNBOOKS, '--service', 'x', '--base-path', '/../x/'], /--base-path \/\.\.\/x\/: write a path/],
    [[OLD_RUNBOOKS, '--service', 'x', '--rules', 'nowhere.yaml'], /nowhere\.yaml: there is no such file/],
    [['content', '--service', 'x'], /content is a part of content/],
    [[OLD_RUNBOOKS, '--service', 'x', '--fast'], /--fast/],
  ] as const)
    test(given.join(' ').replaceAll(ROOT, '') || 'nothing given', () => {
      const { status, stderr } = runImport(...given);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    });
});
