import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { commandsOf } from '#checks/commands.ts';
import type { Alert } from '#core/catalog.ts';
import { readContent } from '#io/read-content.ts';
import { temporaryFolder } from '#tests/content.ts';

const { catalog } = readContent();
const folder = temporaryFolder();

/** Status and words of `promtool check rules`. Fails where promtool is missing: here it must not be. */
function checkRules(rules: object[]): { status: number | null; said: string } {
  const file = join(folder, `${rules.length}-${Math.random()}.yaml`);
  writeFileSync(file, stringify({ groups: [{ name: 'waypost', rules }] }));
  const { status, stdout, stderr, error } = spawnSync('promtool', ['check', 'rules', file], {
    encoding: 'utf8',
  });
  assert.equal(error, undefined, 'promtool is not installed: apt-get install prometheus');
  return { status, said: `${stdout}${stderr}` };
}

function ruleOf({ name, expr, labels, severity, summary, path, ...alert }: Alert): object {
  return {
    alert: name,
    expr,
    ...(alert.for === undefined ? {} : { for: alert.for }),
    labels: { severity, ...labels },
    annotations: { summary, runbook_url: `${catalog.site.url}${path}` },
  };
}

describe('promtool takes the alerts of', () => {
  for (const { id } of catalog.services) {
    test(id, () => {
      const alerts = catalog.alerts.filter(({ service }) => service === id);
      assert.ok(alerts.length > 0, `${id} has no alerts`);
      const { status, said } = checkRules(alerts.map(ruleOf));
      assert.equal(status, 0, said);
      assert.match(said, new RegExp(`SUCCESS: ${alerts.length} rules found`));
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
