import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { generateCatalogJson } from '#generators/catalog-json.ts';
import { catalogWith, temporaryFolder } from '#tests/content.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, '.github/actions/alerts');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const action = parse(readFileSync(join(FOLDER, 'action.yml'), 'utf8'));
const steps: { uses?: string; with?: Record<string, unknown>; run?: string; env?: Record<string, string> }[] =
  action.runs.steps;

describe('The action for repositories of rules', () => {
  test('uses the Node of the project, and actions at the commits that the workflows use', () => {
    const setup = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
    assert.equal(String(setup?.with?.['node-version']), read('.nvmrc').trim());
    const pinned = globSync('.github/workflows/*.yml', { cwd: ROOT }).map(read).join('\n');
    for (const { uses } of steps) if (uses !== undefined) assert.ok(pinned.includes(uses), uses);
  });

  test('puts no input into a script: each comes as a variable', () => {
    for (const { run = '', env = {} } of steps) {
      assert.doesNotMatch(run, /\$\{\{/);
      for (const name of ['CATALOG', 'FILES', 'ARGUMENTS', 'COMMAND'])
        if (run.includes(`$${name}`)) assert.equal(env[name], `\${{ inputs.${name.toLowerCase()} }}`);
    }
    assert.deepEqual(Object.keys(action.inputs), ['catalog', 'files', 'command', 'arguments']);
  });

  test('checks the files of the folder that it stands in', () => {
    const folder = temporaryFolder();
    const catalog = join(folder, 'catalog.json');
    writeFileSync(
      catalog,
      JSON.stringify(generateCatalogJson(catalogWith(), { commit: undefined, builtAt: new Date(0) })),
    );
    mkdirSync(join(folder, 'two words'));
    const link = 'https://team.example/x/runbooks/shop/gone/';
    writeFileSync(
      join(folder, 'two words/a.json'),
      JSON.stringify({ alert: 'X', expr: 'up', annotations: { runbook_url: link } }),
    );
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', steps.at(-1)?.run ?? ''],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {
          PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
          ACTION: FOLDER,
          CATALOG: catalog,
          FILES: '\ntwo words\n  \n',
          COMMAND: 'check',
          ARGUMENTS: '--format=json\n--strict\n',
        },
      },
    );
    assert.equal(status, 1, stderr);
    assert.equal(JSON.parse(stdout).findings[0].file, 'two words/a.json');
  });
});
