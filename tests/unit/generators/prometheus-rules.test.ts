import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { getService } from '#core/catalog.ts';
import { generatePrometheusRules } from '#generators/prometheus-rules.ts';
import { catalogWith, replacing } from '#tests/content.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const rulesWith = (changes = {}) => {
  const catalog = catalogWith(changes);
  return generatePrometheusRules(catalog, getService(catalog, 'shop'), { commit: COMMIT });
};
interface Rule {
  alert: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}
const read = (text: string): Rule[] => parse(text).groups[0].rules;

describe('The rule file of a service', () => {
  test('says what made it, from which commit', () => {
    assert.match(rulesWith(), new RegExp(`^# Alert rules of .*\\n# Generated from .*${COMMIT}`));
  });

  test('has every alert of the map, in order', () => {
    assert.deepEqual(
      read(rulesWith()).map(({ alert }) => alert),
      ['ShopApiDown', 'HighErrorRate'],
    );
  });

  test('links each alert to its section with its labels, and to its panel', () => {
    const [first, second] = read(rulesWith());
    assert.deepEqual(first?.annotations, {
      summary: 'The API answers no request.',
      description: 'Nobody can buy.',
      response: 'SEV1: respond within 15 min',
      runbook_url:
        'https://team.example/x/runbooks/shop/api-down/?alertname=ShopApiDown&namespace={{$labels.namespace|urlquery}}#do-now',
      dashboard_url: 'https://grafana.example/d/shop?viewPanel=1',
    });
    assert.deepEqual(Object.keys(second?.annotations ?? {}), [
      'summary',
      'description',
      'response',
      'runbook_url',
    ]);
  });

  test("sends the row of the matrix as severity, unless the map has the rule's own", () => {
    assert.deepEqual(read(rulesWith())[0]?.labels, { severity: 'SEV1', team: 'shop' });
    const own = replacing('labels: { team: shop }', 'labels: { severity: warning }');
    assert.deepEqual(read(rulesWith({ 'content/alerts/shop.yaml': own }))[0]?.labels, {
      severity: 'warning',
    });
  });

  test('holds back templates of its own', () => {
    const braces = replacing('Nobody can buy.', '"{{ $value }} and {{{ x }}"');
    const [rule] = read(rulesWith({ 'content/alerts/shop.yaml': braces }));
    assert.equal(rule?.annotations.description, '{{"{{"}} $value }} and {{"{{"}}{ x }}');
  });
});
