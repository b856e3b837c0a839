import { type FiredAlert, type Webhook, webhookSchema } from '#schemas/webhook.ts';

/** An alert that fires since 03:12, or what a test says of it. */
export function fired(labels: Record<string, string>, more: Partial<FiredAlert> = {}): FiredAlert {
  return {
    status: 'firing',
    labels,
    annotations: {},
    startsAt: '2026-11-20T03:12:00.000Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint: '',
    ...more,
  };
}

/** The same, over after 28 minutes. */
export function resolved(labels: Record<string, string>): FiredAlert {
  return fired(labels, { status: 'resolved', endsAt: '2026-11-20T03:40:00Z' });
}

/** A notification of the alerts, as Alertmanager posts it. */
export function webhookOf(alerts: FiredAlert[], more: Partial<Webhook> = {}): Webhook {
  return webhookSchema.parse({
    version: '4',
    groupKey: '{}:{}',
    status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    receiver: 'slack',
    alerts,
    ...more,
  });
}
