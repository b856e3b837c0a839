import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Check } from '#checks/check.ts';
import { checks, findingsOf, runChecks } from '#checks/index.ts';
import { FindingsError } from '#core/findings-error.ts';
import { readContent } from '#io/read-content.ts';
import { catalogWith, makeContent, NO_TOOLS, replacing } from '#tests/content.ts';

const FOLDER = join(import.meta.dirname, '../../../src/checks');
/** Not checks: what they share. */
const SHARED = ['check.ts', 'commands.ts', 'index.ts', 'lost-paths.ts', 'pages.ts', 'placeholders.ts'];

describe('Every check', () => {
  const files = globSync('*.ts', { cwd: FOLDER }).filter((file) => !SHARED.includes(file));

  test('runs, has a file of its name and a test of its name', () => {
    assert.deepEqual(checks.map(({ name }) => `${name}.ts`).sort(), files.sort());
    for (const { name } of checks)
      assert.equal(existsSync(join(import.meta.dirname, `${name}.test.ts`)), true, name);
  });

  test('says in a sentence what it promises', () => {
    for (const { name, description } of checks) assert.match(description, /^[A-Z`].*[^.]\.$/, name);
  });

  test('finds nothing in content that is right', async () => {
    assert.deepEqual(await runChecks(catalogWith(), NO_TOOLS), []);
  });

  test('leaves the catalog as it was', async () => {
    const catalog = catalogWith();
    const before = structuredClone(catalog);
    await runChecks(catalog, NO_TOOLS);
    assert.deepEqual(catalog, before);
  });
});

describe('Findings', () => {
  const check = (name: string, level: Check['level'], file: string, line: number): Check => ({
    name,
    level,
    description: 'A check.',
    run: () => [{ file, line, message: 'Wrong.', mend: 'Mend it.' }],
  });

  test('carry the name and level of their check, in the order of their places', async () => {
    const chosen = [
      check('b', 'error', 'z.yaml', 1),
      check('a', 'warning', 'a.yaml', 9),
      check('c', 'error', 'a.yaml', 2),
    ];
    assert.deepEqual(
      (await runChecks(catalogWith(), NO_TOOLS, chosen)).map(({ check: name, level, file, line }) => [
        name,
        level,
        file,
        line,
      ]),
      [
        ['c', 'error', 'a.yaml', 2],
        ['a', 'warning', 'a.yaml', 9],
        ['b', 'error', 'z.yaml', 1],
      ],
    );
  });

  test('of a file that cannot be read hide those of files that miss it', async () => {
    for (const [file, change] of [
      ['content/services/shop.yaml', replacing('owner:', 'ownr:')],
      ['content/runbooks/shop/api-down.mdx', replacing('kind: alert', 'kind: alarm')],
      ['content/severities/shop.yaml', replacing('rank: 1', 'rank: one')],
      ['content/escalations/shop.yaml', replacing('summary:', '  summary: [')],
    ] as const) {
      const root = makeContent({ [file]: change });
      const findings = await findingsOf(() => readContent(root), NO_TOOLS);
      assert.deepEqual(
        findings.map((finding) => finding.file),
        [file],
        file,
      );
    }
  });

  test('that stop the reading are all there is', async () => {
    const finding = {
      level: 'error',
      check: 'files',
      file: 'x',
      line: 1,
      message: 'M.',
      mend: 'N.',
    } as const;
    const stop = () => {
      throw new FindingsError([finding]);
    };
    assert.deepEqual(await findingsOf(stop, NO_TOOLS), [finding]);
  });

  test('do not hide an error of the program', async () => {
    const fail = () => {
      throw new TypeError('a bug');
    };
    await assert.rejects(findingsOf(fail, NO_TOOLS), /a bug/);
  });

  test('that are warnings leave the checks running', async () => {
    const warning = {
      level: 'warning',
      check: 'files',
      file: 'x',
      line: 1,
      message: 'M.',
      mend: 'N.',
    } as const;
    const catalog = catalogWith({
      'content/runbooks/shop/api-down.mdx': replacing('severity: SEV1', 'severity: P0'),
    });
    assert.deepEqual(
      (await findingsOf(() => ({ catalog, findings: [warning], sources: [] }), NO_TOOLS)).map(
        ({ check: name }) => name,
      ),
      ['references-resolve', 'files'],
    );
  });
});
