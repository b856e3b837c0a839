import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readUrl } from '#core/pasted/foreign-url.ts';

describe('The address of a runbook', () => {
  for (const [url, name] of [
    [
      'https://runbooks.prometheus-operator.dev/runbooks/kubernetes/kubepodcrashlooping',
      'kubepodcrashlooping',
    ],
    [
      'https://github.com/x/kubernetes-mixin/tree/master/runbook.md#alert-name-kubepodcrashlooping',
      'kubepodcrashlooping',
    ],
    [
      'https://grafana.com/docs/mimir/latest/manage/mimir-runbooks/#MimirIngesterUnhealthy',
      'mimiringesterunhealthy',
    ],
    ['https://github.com/openshift/runbooks/blob/master/alerts/cluster/KubeAPIDown.md', 'kubeapidown'],
    ['https://wiki.example/x/High%2DError.html?NAMESPACE=prod', 'high-error'],
    ['<https://wiki.example/shopapidown/index.html>', 'shopapidown'],
    ['docs/runbooks/ShopApiDown.md', 'shopapidown'],
    ['runbook.md#alert-name-shopapidown', 'shopapidown'],
  ] as const)
    test(`gives the alert's name: ${url}`, () => {
      assert.equal(readUrl(url)?.names[0], name);
    });

  test('gives its query as labels, as other sites and Grafana write them', () => {
    assert.deepEqual(readUrl('https://x.example/a/?NAMESPACE=prod&var-pod=web-0&cluster=')?.labels, [
      ['namespace', 'prod'],
      ['pod', 'web-0'],
      ['cluster', ''],
    ]);
  });

  test('with broken escapes is read as it stands', () => {
    assert.deepEqual(readUrl('https://x.example/%E0%A4%A/a%')?.names, ['a%']);
  });

  for (const text of [
    '',
    'redis',
    'https://',
    'see https://x.example/a',
    'javascript:alert(1)',
    'df -h /var.md x',
    `https://x.example/${'a'.repeat(9000)}`,
  ])
    test(`is not seen in: ${text.slice(0, 40) || 'nothing'}`, () => {
      assert.equal(readUrl(text), undefined);
    });
});
