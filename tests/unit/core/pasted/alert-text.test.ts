import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readAlertText } from '#core/pasted/alert-text.ts';

const read = (text: string) =>
  readAlertText(text)?.alerts.map(({ names, labels, resolved }) => [
    names.join(' '),
    Object.entries(labels)
      .filter(([name]) => name !== 'alertname')
      .map((pair) => pair.join('='))
      .join(' '),
    resolved,
  ]);

describe('An alert as a message', () => {
  test('of Slack: the title alone, which has the name among its words', () => {
    assert.deepEqual(read('[FIRING:1] ShopApiDown (shop prod critical)'), [
      ['ShopApiDown shop prod critical', '', false],
    ]);
  });

  test('of Slack: title and details', () => {
    assert.deepEqual(
      read(
        '[FIRING:1] ShopApiDown for shop\n*Details:*\n  • *alertname:* `ShopApiDown`\n  • *namespace:* `prod`\n',
      ),
      [['ShopApiDown', 'namespace=prod', false]],
    );
  });

  test('of PagerDuty and mail: lists of labels, one after the other', () => {
    assert.deepEqual(
      read(
        'Labels:\n - alertname = ShopApiDown\n - namespace = prod\nAnnotations:\n - summary = Down\nSource: https://prometheus.example/graph\n' +
          'Labels:\n - alertname = HighErrorRate\n - namespace = test\n',
      ),
      [
        ['ShopApiDown', 'namespace=prod summary=Down Source=https://prometheus.example/graph', false],
        ['HighErrorRate', 'namespace=test', false],
      ],
    );
  });

  test('of amtool and of a query: labels in braces', () => {
    assert.deepEqual(read('{alertname="ShopApiDown", namespace="prod", path="C:\\\\x"}'), [
      ['ShopApiDown', 'namespace=prod path=C:\\x', false],
    ]);
  });

  test('that is resolved says so', () => {
    assert.deepEqual(read('[RESOLVED] ShopApiDown\nalertname: ShopApiDown'), [['ShopApiDown', '', true]]);
  });

  test('that comes twice is one', () => {
    const one = 'alertname: ShopApiDown\nnamespace: prod\n';
    assert.equal(read(one + one)?.length, 1);
  });

  for (const text of [
    '',
    'redis is down',
    'port: 6379',
    'Error: connect ECONNREFUSED',
    'alert: the shop is down',
    '{job="shop"}',
  ])
    test(`is not seen in: ${text || 'nothing'}`, () => {
      assert.equal(readAlertText(text), undefined);
    });

  test('is bounded: a megabyte of anything is read in a moment', () => {
    for (const piece of ['a=', '"', '{', ' ', '[FIRING:1] ', 'a: b\n', 'alertname=A\n', '*_`', '\\"=']) {
      const text = piece.repeat(1_000_000 / piece.length);
      const started = performance.now();
      readAlertText(text);
      assert.ok(performance.now() - started < 3000, JSON.stringify(piece));
    }
  });
});
