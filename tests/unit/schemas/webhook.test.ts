import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webhookSchema } from '#schemas/webhook.ts';

const notification = {
  receiver: 'slack',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'PodBad', pod: 'web-0' },
      annotations: { summary: 'Pod web-0 is bad' },
      startsAt: '2026-11-20T17:31:11.363Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example.com/graph?g0.expr=x',
      fingerprint: '6ea941990a656c07',
    },
  ],
  groupLabels: { alertname: 'PodBad' },
  commonLabels: { alertname: 'PodBad' },
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example.com',
  version: '4',
  groupKey: '{}:{alertname="PodBad"}',
  truncatedAlerts: 0,
};

test('reads what Alertmanager 0.25 posts, and what later releases add', () => {
  const later = { ...notification, notification_reason: 'first', routeLabels: {} };
  for (const posted of [notification, later]) {
    assert.equal(webhookSchema.parse(posted).alerts[0]?.labels.pod, 'web-0');
  }
});

test('refuses another version, no alert, and a start that is no instant', () => {
  for (const wrong of [
    { ...notification, version: '3' },
    { ...notification, alerts: [] },
    { ...notification, alerts: [{ ...notification.alerts[0], startsAt: 'yesterday' }] },
  ]) {
    assert.equal(webhookSchema.safeParse(wrong).success, false);
  }
});
