import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { makeContent, temporaryFolder } from '#tests/content.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/alerts.ts');
const site = makeContent();
const RULES = `groups:
  - name: shop
    rules:
      - alert: ShopApiDown
        expr: sum by (namespace) (up{job="shop"}) == 0
      - alert: Unheard
        expr: up == 0
        annotations:
          runbook_url: https://team.example/x/runbooks/shop/Api-Down/
`;
const WRITTEN =
  "runbook_url: 'https://team.example/x/runbooks/shop/api-down/?alertname=ShopApiDown&namespace={{$labels.namespace|urlquery}}#do-now'";

/** Runs the command in a folder with the files; the site is another folder. */
function run(args: string[], files: Record<string, string> = { 'rules/shop.yml': RULES }, given = ['rules']) {
  const cwd = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(cwd, file, '..'), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [SCRIPT, ...args, '--root', site, ...given],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, GITHUB_ACTIONS: '' },
    },
  );
  return { status, stdout, stderr, text: (file: string) => readFileSync(join(cwd, file), 'utf8') };
}

describe('npm run alerts -- check', () => {
  test('prints what does not hold with file and line, counts, and fails', () => {
    const { status, stdout } = run(['check']);
    assert.equal(status, 1);
    assert.match(stdout, /^rules\/shop\.yml:4 {2}warning {2}alerts-have-links\n/);
    assert.match(stdout, /rules\/shop\.yml:9 {2}error {2}alert-links-hold\n/);
    assert.match(
      stdout,
      /2 alerts: 1 link to this site, 0 elsewhere, 1 nowhere\.\n1 errors, 1 warnings\.\n$/,
    );
  });

  test('fails for warnings only when it is strict', () => {
    const files = { 'rules/a.json': '{"alert": "X", "expr": "up"}' };
    assert.equal(run(['check'], files).status, 0);
    assert.equal(run(['check', '--strict'], files).status, 1);
  });

  test('speaks JSON and GitHub', () => {
    assert.equal(JSON.parse(run(['check', '--format', 'json']).stdout).findings.length, 2);
    assert.match(
      run(['check', '--format', 'github']).stdout,
      /^::warning file=rules\/shop\.yml,line=4,title=alerts-have-links::/,
    );
  });

  test('takes globs, and other addresses of the site', () => {
    const files = { 'a/x.yaml': RULES.replaceAll('team.example/x', 'old.example/docs') };
    assert.match(run(['check'], files, ['*/*.yaml']).stdout, /0 link to this site, 1 elsewhere/);
    assert.equal(run(['check', '--site', 'https://*.example/docs'], files, ['*/*.yaml']).status, 1);
  });
});

describe('npm run alerts -- annotate', () => {
  test('shows a diff and writes nothing', () => {
    const { status, stdout, stderr, text } = run(['annotate']);
    assert.equal(status, 0);
    assert.equal(
      stdout,
      `--- a/rules/shop.yml\n+++ b/rules/shop.yml\n@@ -3,6 +3,8 @@\n     rules:\n       - alert: ShopApiDown\n         expr: sum by (namespace) (up{job="shop"}) == 0\n+        annotations:\n+          ${WRITTEN}\n       - alert: Unheard\n         expr: up == 0\n         annotations:\n`,
    );
    assert.match(
      stderr,
      /Would write 1 links in 1 files\. .*1 not in the alert map.*\nNothing was written: add --write\.\n$/,
    );
    assert.equal(text('rules/shop.yml'), RULES);
  });

  test('writes when it is told to', () => {
    const { status, stdout, text } = run(['annotate', '--write']);
    assert.deepEqual([status, stdout], [0, '']);
    assert.equal(text('rules/shop.yml').includes(WRITTEN), true);
  });

  test('keeps the bytes of a file that starts with a byte order mark and has Windows line breaks', () => {
    const old = `\uFEFF${RULES.replaceAll('\n', '\r\n')}`;
    const after = run(['annotate', '--write'], { 'rules/shop.yml': old }).text('rules/shop.yml');
    assert.equal(after.replace(/ {8}annotations:\r\n {10}runbook_url: '.*'\r\n/, ''), old);
  });

  test('says what it leaves alone, and fails', () => {
    const { status, stderr, text } = run(['annotate', '--write'], {
      'rules/a.yml': 'x: &x {summary: y}\nr:\n  - alert: ShopApiDown\n    expr: up\n    annotations: *x\n',
      'rules/b.yml': 'r:\n  - alert: ShopApiDown\n    expr: up\n    for: 1m\n    for: 2m\n',
      'rules/c.yml': 'r:\n  - alert: HighErrorRate\n    expr: up\n',
    });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /rules\/a\.yml:5 {2}warning {2}annotate\n {2}`ShopApiDown` is left as it is: .*alias `\*x`/,
    );
    assert.match(stderr, /rules\/b\.yml:5 {2}error {2}annotate\n {2}Broken YAML: Map keys must be unique\./);
    assert.match(
      stderr,
      /rules\/c\.yml:2 .*\n {2}`HighErrorRate` is left.*several services.*\n {2}Say which with `--service`\./,
    );
    assert.match(text('rules/a.yml'), /annotations: \*x\n$/);
  });
});

describe('npm run alerts -- coverage', () => {
  test('says both ways, as text and as JSON', () => {
    const { status, stdout } = run(['coverage']);
    assert.equal(status, 0);
    assert.match(stdout, /Alerts whose link opens no runbook \(1\)\n {2}Unheard {2}rules\/shop\.yml:6\n/);
    assert.match(stdout, /Alerts of the alert map that no rule has \(2\)/);
    const json = JSON.parse(run(['coverage', '--format', 'json']).stdout);
    assert.deepEqual(json.rules[0], {
      name: 'ShopApiDown',
      file: 'rules/shop.yml',
      line: 4,
      by: 'map',
      runbook: 'shop/api-down',
    });
  });
});

describe('npm run alerts', () => {
  for (const [args, files, said] of [
    [[], [], /^Usage:/],
    [['chekc'], ['rules'], /^There is no command chekc\./],
    [['check'], [], /^Name the files to read\./],
    [['check'], ['gone.yml', '*.nothing'], /^No such file, and no file fits: gone\.yml, \*\.nothing\./],
    [['check', '--formt', 'json'], ['rules'], /Unknown option '--formt'/],
    [['check', '--format', 'xml'], ['rules'], /^--format xml: write one of terminal, github, json\./],
    [['check', '--catalog', 'gone.json'], ['rules'], /gone\.json.*\n.*It cannot be read/],
  ] as const) {
    test(`${args.join(' ')} ${files.join(' ')} ends with 2 and a reason`, () => {
      const { status, stderr, stdout } = run([...args], undefined, [...files]);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, said);
    });
  }
});
