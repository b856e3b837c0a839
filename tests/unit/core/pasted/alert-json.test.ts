import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readAlertJson } from '#core/pasted/alert-json.ts';

const ALERT = {
  status: 'firing',
  labels: { alertname: 'ShopApiDown', namespace: 'prod' },
  annotations: { summary: 'The API is down' },
  startsAt: '2026-11-20T03:12:00Z',
};

const read = (value: unknown) => {
  const found = readAlertJson(JSON.stringify(value));
  return (
    found && {
      source: found.source,
      alerts: found.alerts.map(({ labels, ...alert }) => ({ ...alert, labels: { ...labels } })),
    }
  );
};
const EXPECTED = {
  names: ['ShopApiDown'],
  labels: ALERT.labels,
  startsAt: ALERT.startsAt,
  resolved: false,
  words: 'The API is down',
};

describe('An alert as JSON', () => {
  for (const [source, value] of [
    ['Alertmanager notification', { version: '4', alerts: [ALERT] }],
    ['Alertmanager API', [{ ...ALERT, status: { state: 'active' } }]],
    ['Alert', ALERT],
  ] as const)
    test(`is read out of: ${source}`, () => {
      assert.deepEqual(read(value), { source, alerts: [EXPECTED] });
    });

  test('is read out of what Prometheus answers, with the time it began', () => {
    const { startsAt: activeAt, ...rest } = ALERT;
    assert.deepEqual(
      read({ status: 'success', data: { alerts: [{ ...rest, state: 'firing', activeAt }] } }),
      { source: 'Prometheus alerts', alerts: [EXPECTED] },
    );
  });

  test('is read out of a PagerDuty event', () => {
    assert.deepEqual(
      read({ payload: { custom_details: { alertname: 'ShopApiDown', namespace: 'prod' } } })?.alerts[0]
        ?.labels,
      ALERT.labels,
    );
  });

  test('that is resolved says so', () => {
    assert.deepEqual(
      read({ alerts: [{ ...ALERT, status: 'resolved' }] })?.alerts.map(({ resolved }) => resolved),
      [true],
    );
  });

  test('stands in the order of the notification', () => {
    const alerts = ['B', 'A', 'C'].map((alertname) => ({ labels: { alertname } }));
    assert.deepEqual(
      read({ alerts })?.alerts.flatMap(({ names }) => names),
      ['B', 'A', 'C'],
    );
  });

  for (const text of [
    '',
    '{',
    '[]',
    '{}',
    '[1,null,"x"]',
    '{"alerts":"x"}',
    '{"alerts":[{"labels":{"pod":"x"}}]}',
    'null',
  ])
    test(`is not seen in: ${text || 'nothing'}`, () => {
      assert.equal(readAlertJson(text), undefined);
    });

  test('with names of an object’s own parts has no such labels', () => {
    const text = '{"alerts":[{"labels":{"alertname":"A","__proto__":"x","constructor":"x","toString":"x"}}]}';
    const labels = readAlertJson(text)?.alerts[0]?.labels ?? {};
    assert.deepEqual(Object.keys(labels).sort(), ['alertname', 'toString']);
    assert.equal(Object.getPrototypeOf(labels), null);
    assert.equal(({} as Record<string, unknown>).x, undefined);
  });

  test('with values that are no text leaves them out', () => {
    assert.deepEqual(
      Object.keys(
        read({ alerts: [{ labels: { alertname: 'A', pod: 1, node: null, zone: {} } }] })?.alerts[0]?.labels ??
          {},
      ),
      ['alertname'],
    );
  });

  test('is cut, so that a page refuses it and no command takes it', () => {
    const value = 'a'.repeat(100_000);
    assert.equal(
      read({ alerts: [{ labels: { alertname: 'A', pod: value } }] })?.alerts[0]?.labels.pod?.length,
      254,
    );
  });

  test('is bounded in number and in depth', () => {
    const alerts = Array.from({ length: 20_000 }, () => ALERT);
    const started = performance.now();
    assert.equal(read({ alerts })?.alerts.length, 50);
    assert.equal(readAlertJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), undefined);
    assert.ok(performance.now() - started < 3000);
  });
});
