import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { getService } from '#core/catalog.ts';
import { generatePrometheusRulesTest, generateStandIns } from '#generators/prometheus-rules-test.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { type Changes, catalogWith, replacing } from '#tests/content.ts';

interface Test {
  name: string;
  input_series: { series: string; values: string }[];
  alert_rule_test: {
    eval_time: string;
    alertname: string;
    exp_alerts: { exp_labels: Record<string, string>; exp_annotations: Record<string, string> }[];
  }[];
}
const tools = { commit: undefined, readPromql: readPromqlTree };

function testOf(changes: Changes = {}) {
  const catalog = catalogWith(changes);
  const service = getService(catalog, 'shop');
  const text = generatePrometheusRulesTest(catalog, service, tools);
  return {
    text,
    file: parse(text) as { rule_files: string[]; tests: Test[] },
    standIns: generateStandIns(catalog, service, tools),
  };
}

describe('The test of a rule file', () => {
  test('makes the expression true for hostile labels and works out each link', () => {
    const [down] = testOf().file.tests;
    assert.equal(down?.name, 'ShopApiDown');
    assert.ok(
      down.input_series.every(
        ({ series, values }) => /^up\{.*job="shop".*\}$/.test(series) && values === '0x5',
      ),
    );
    const [rule] = down.alert_rule_test;
    assert.equal(rule?.eval_time, '4m');
    const links = rule.exp_alerts.map(({ exp_labels, exp_annotations }) => [
      exp_labels.namespace,
      exp_annotations.runbook_url,
    ]);
    const url = 'https://team.example/x/runbooks/shop/api-down/?alertname=ShopApiDown&namespace=';
    assert.equal(links.length, 4);
    for (const [namespace = '', link = ''] of links) {
      assert.ok(link.startsWith(url) && link.endsWith('#do-now'), link);
      assert.equal(new URL(link).searchParams.get('namespace'), namespace);
    }
  });

  test('leaves out, and names, an alert that it can neither fire nor need not', () => {
    const { text, file } = testOf({
      'content/alerts/shop.yaml': replacing('sum(rate(errors[5m])) > 0.02', 'a / b > 1'),
    });
    assert.deepEqual(
      file.tests.map(({ name }) => name),
      ['ShopApiDown'],
    );
    assert.match(text, /^# Not tested: .*: HighErrorRate\.$/m);
  });

  test('lets a rule stand in for one that it cannot fire, with the same annotations', () => {
    const { text, file, standIns } = testOf({
      'content/alerts/shop.yaml': replacing('(up{job="shop"}) == 0', '(up{job=~"s.+"}) == 0'),
    });
    assert.match(text, /^# By a stand-in .*: ShopApiDown\.$/m);
    assert.deepEqual(file.rule_files, ['shop.rules.yml', 'shop.rules.stand-ins.yml']);
    assert.equal(file.tests[0]?.alert_rule_test[0]?.alertname, 'ShopApiDownStandIn');
    const [rule] = parse(standIns).groups[0].rules;
    assert.equal(rule.expr, 'waypost_stand_in_ShopApiDown == 1');
    assert.match(
      rule.annotations.runbook_url,
      /alertname=ShopApiDown&namespace=\{\{\$labels\.namespace\|urlquery\}\}#do-now$/,
    );
    assert.equal(rule.for, undefined);
  });

  test('needs no stand-ins where each expression can be made true', () => {
    assert.deepEqual(parse(testOf().standIns), { groups: [] });
  });
});
