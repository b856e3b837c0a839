import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { coverageOf, isUnopened } from '#core/coverage.ts';
import { ruleCoverageOf } from '#core/rules/rule-coverage.ts';
import { siteLinkFinder } from '#core/rules/site-pattern.ts';
import {
  generateCoverageJson,
  generateRuleCoverageJson,
  generateRuleCoverageText,
} from '#generators/coverage.ts';
import { readRuleFile } from '#io/rules/read-rule-file.ts';
import { catalogWith, replacing } from '#tests/content.ts';
import { SAMPLE_SITE } from '#tests/rule-corpus.ts';
import { sampleTarget } from '#tests/sample-target.ts';

describe('Coverage of the alert map', () => {
  test('is told both ways', () => {
    const { alerts, runbooks } = coverageOf(catalogWith().alerts, catalogWith().runbooks);
    assert.deepEqual(
      alerts.map(({ alert, runbook }) => `${alert.service}/${alert.name} ${runbook?.id}`),
      [
        'ledger/HighErrorRate ledger/bookings-fail',
        'shop/ShopApiDown shop/api-down',
        'shop/HighErrorRate shop/api-down',
      ],
    );
    assert.deepEqual(
      runbooks.map(({ runbook, openedBy, namedBy }) => [runbook.id, openedBy.length, namedBy.length]),
      [
        ['ledger/bookings-fail', 1, 0],
        ['shop/api-down', 2, 0],
        ['shop/slow-pages', 0, 1],
      ],
    );
  });

  test('counts only runbooks for alerts as unopened', () => {
    assert.equal(isUnopened({ runbook: { kind: 'alert' }, openedBy: [] }), true);
    assert.equal(isUnopened({ runbook: { kind: 'alert' }, openedBy: [{}] }), false);
    assert.equal(isUnopened({ runbook: { kind: 'procedure' }, openedBy: [] }), false);
  });

  test('is a twin of the site', () => {
    const gone = catalogWith({
      'content/alerts/ledger.yaml': replacing('runbook: ledger/bookings-fail', 'runbook: ledger/gone'),
      'content/runbooks/ledger/bookings-fail.mdx': replacing('kind: procedure', 'kind: alert'),
    });
    const json = generateCoverageJson(gone);
    assert.deepEqual(json.alertsWithoutRunbook, [{ name: 'HighErrorRate', service: 'ledger' }]);
    assert.deepEqual(json.runbooksWithoutAlert, ['ledger/bookings-fail']);
    assert.equal(json.alerts.find(({ service }) => service === 'ledger')?.runbook, null);
    assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
  });
});

describe('Coverage of rule files', () => {
  const target = sampleTarget();
  const rules = [
    {
      alert: 'HostOutOfMemory',
      expr: 'up',
      annotations: { runbook_url: `${SAMPLE_SITE}runbooks/bank/pod-down/` },
    },
    {
      alert: 'etcdNoLeader',
      expr: 'up',
      annotations: { runbook_url: `${SAMPLE_SITE}alerts/shop/etcdNoLeader/` },
    },
    { alert: 'ディスク', expr: 'up' },
    { alert: 'OldName', expr: 'up', annotations: { runbook_url: `${SAMPLE_SITE}runbooks/gone/` } },
    { alert: 'Unheard', expr: 'up' },
    { alert: 'Elsewhere', expr: 'up', annotations: { runbook_url: 'https://wiki.example/x' } },
  ];
  const read = readRuleFile('a.json', JSON.stringify(rules, null, 1), true);
  const coverage = ruleCoverageOf([read], target, siteLinkFinder(target.site));

  test('says by what each alert opens its runbook', () => {
    assert.deepEqual(
      coverage.rules.map(({ name, by, runbook }) => [name, by, runbook?.id]),
      [
        ['HostOutOfMemory', 'link', 'bank/pod-down'],
        ['etcdNoLeader', 'link', 'shop/pod-down'],
        ['ディスク', 'map', 'shop/pod-down'],
        ['OldName', 'broken', undefined],
        ['Unheard', 'none', undefined],
        ['Elsewhere', 'elsewhere', undefined],
      ],
    );
  });

  test('says what nobody uses: an alert under its former name is used', () => {
    assert.deepEqual(
      coverage.runbooksWithoutRule.map(({ id }) => id),
      ['bank/never-opened'],
    );
    const names = coverage.alertsWithoutRule.map(({ name }) => name);
    assert.equal(names.includes('TeamAlert'), false);
    assert.equal(names.includes('KubePodCrashLooping'), true);
  });

  test('is text for people and JSON for programs', () => {
    const text = generateRuleCoverageText(coverage);
    assert.match(text, /^Alerts without a runbook \(1\)\n {2}Unheard {2}a\.json:\d+\n/);
    assert.match(text, /Runbooks for alerts that no rule opens \(1\)\n {2}bank\/never-opened/);
    assert.match(text, /2 of 6 alerts open a runbook of the site\.$/);
    const json = JSON.parse(generateRuleCoverageJson(coverage, target.site));
    assert.deepEqual(json.rules[4], {
      name: 'Unheard',
      file: 'a.json',
      line: coverage.rules[4]?.line,
      by: 'none',
      runbook: null,
    });
    assert.deepEqual(json.runbooksWithoutRule, [
      { id: 'bank/never-opened', title: 'never-opened', kind: 'alert' },
    ]);
  });
});
