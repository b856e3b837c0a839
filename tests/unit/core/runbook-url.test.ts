import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { incidentUrl, runbookUrlOf } from '#core/runbook-url.ts';

const site = { url: 'https://team.example', base: '/x' };
const alert = {
  name: 'ShopApiDown',
  severity: 'SEV1',
  labels: {},
  runbook: 'shop/api-down',
  anchor: 'do-now',
  parameters: {},
};

describe('The runbook_url of an alert', () => {
  test('opens the section and names the alert', () => {
    assert.equal(
      runbookUrlOf(site, alert),
      'https://team.example/x/runbooks/shop/api-down/?alertname=ShopApiDown#do-now',
    );
  });

  test('carries each label, encoded by Go, without blanks in the braces', () => {
    const url = runbookUrlOf(site, {
      ...alert,
      parameters: { namespace: 'kubernetes_namespace', pod: 'pod' },
    });
    assert.equal(
      url,
      'https://team.example/x/runbooks/shop/api-down/?alertname=ShopApiDown&namespace={{$labels.kubernetes_namespace|urlquery}}&pod={{$labels.pod|urlquery}}#do-now',
    );
    assert.doesNotMatch(url, /\{\{[^}]*\s[^}]*\}\}/);
  });

  test('carries a label whose name is no identifier', () => {
    const url = runbookUrlOf(site, { ...alert, parameters: { pod: 'k8s.pod' } });
    assert.match(url, /pod=\{\{index \$labels "k8s\.pod"\|urlquery\}\}/);
  });

  test('carries a label that the rule itself gives as text: the template of a rule knows those of the series only', () => {
    const url = runbookUrlOf(site, {
      ...alert,
      labels: { team: 'web & co' },
      parameters: { team: 'team', level: 'severity', of: 'alertname' },
    });
    assert.match(url, /\?alertname=ShopApiDown&team=web%20%26%20co&level=SEV1&of=ShopApiDown#do-now$/);
  });

  test('of a site at the root has no base', () => {
    assert.match(runbookUrlOf({ ...site, base: '/' }, alert), /^https:\/\/team\.example\/runbooks\/shop\//);
  });
});

test('writes the link of a fired alert: its values encoded, labels that it lacks left out', () => {
  const alert = { name: 'PodBad', anchor: 'do-now', parameters: { pod: 'pod', db_host: 'instance' } };
  const url = new URL(
    incidentUrl(
      'https://runbooks.example.com/runbooks/shop/x/',
      alert,
      { pod: 'a b&c#d' },
      '2026-11-20T17:31:11Z',
    ),
  );
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    alertname: 'PodBad',
    pod: 'a b&c#d',
    startsAt: '2026-11-20T17:31:11Z',
  });
  assert.equal(url.hash, '#do-now');
});
