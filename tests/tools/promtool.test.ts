import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { commandsOf } from '#checks/commands.ts';
import { generateFiles } from '#generators/files.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { temporaryFolder } from '#tests/content.ts';

const { catalog } = readContent();
const rules = generateFiles(catalog, { commit: undefined, readPromql: readPromqlTree });
const folder = temporaryFolder();

/** Status and words of `promtool check rules`. Fails where promtool is missing: here it must not be. */
function checkFile(text: string): { status: number | null; said: string } {
  const file = join(mkdtempSync(join(folder, 'rules-')), 'rules.yml');
  writeFileSync(file, text);
  const { status, stdout, stderr, error } = spawnSync('promtool', ['check', 'rules', file], {
    encoding: 'utf8',
  });
  assert.equal(error, undefined, 'promtool is not installed: apt-get install prometheus');
  return { status, said: `${stdout}${stderr}` };
}

function checkRules(rules: object[]): { status: number | null; said: string } {
  return checkFile(stringify({ groups: [{ name: 'waypost', rules }] }));
}

describe('promtool takes the generated rules of', () => {
  for (const { id } of catalog.services) {
    test(id, () => {
      const text = rules.get(`/services/${id}/${id}.rules.yml`) ?? '';
      const { status, said } = checkFile(text);
      assert.equal(status, 0, said);
      const alerts = catalog.alerts.filter(({ service }) => service === id);
      assert.ok(alerts.length > 0, `${id} has no alerts`);
      assert.match(said, new RegExp(`SUCCESS: ${alerts.length} rules found`));
    });
  }
});

describe('promtool finds every link of the generated rules as the generator worked it out:', () => {
  const testRules = (id: string, change: (text: string) => string) => {
    const place = mkdtempSync(join(folder, 'test-'));
    for (const [path, text] of rules) {
      if (dirname(path) !== `/services/${id}` || !path.endsWith('.yml')) continue;
      writeFileSync(join(place, basename(path)), path.includes('.test.') ? text : change(text));
    }
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', `${id}.rules.test.yml`], {
      cwd: place,
      encoding: 'utf8',
    });
    return { status, said: `${stdout}${stderr}` };
  };
  for (const { id } of catalog.services) {
    test(id, () => {
      const { status, said } = testRules(id, (text) => text);
      assert.equal(status, 0, said);
      // A link that forgets to escape is found.
      const careless = testRules(id, (text) => text.replaceAll('|urlquery', ''));
      assert.notEqual(careless.status, 0);
    });
  }
});

describe('promtool takes', () => {
  test('every PromQL of blocks, metrics, objectives and panels', () => {
    const expressions = commandsOf(catalog).filter(({ language }) => language === 'promql');
    const { status, said } = checkRules(
      expressions.map(({ filled }, index) => ({ record: `expression:${index}`, expr: filled })),
    );
    const places = [...said.matchAll(/expression:(\d+)/g)].map(([, index]) => {
      const { file, line } = expressions[Number(index)]?.place(1) ?? {};
      return `${file}:${line}`;
    });
    assert.equal(status, 0, `${places.join('\n')}\n${said}`);
  });
});

describe('promtool refuses', () => {
  for (const expr of ['sum(up', 'rate(up)', 'max_over_time(up)', 'sum by (pod) (up) > on (pod']) {
    test(expr, () => assert.notEqual(checkRules([{ alert: 'A', expr }]).status, 0));
  }
  test('a key that no rule has', () =>
    assert.notEqual(checkRules([{ alert: 'A', expr: 'up', severty: 'x' }]).status, 0));
});
