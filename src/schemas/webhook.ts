import { z } from 'astro/zod';

const texts = z.record(z.string(), z.string());

/** One alert of a notification. */
const firedAlertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  /** `alertname` among them. */
  labels: texts,
  /** `runbook_url` among them where the rule has one. */
  annotations: texts.default({}),
  /** ISO instant. */
  startsAt: z.iso.datetime({ offset: true }),
  /** ISO instant; year 1 while it fires. */
  endsAt: z.iso.datetime({ offset: true }).optional(),
  /** Prometheus' page of the expression. Default: empty. */
  generatorURL: z.string().default(''),
  /** Same alert, same fingerprint. Default: empty. */
  fingerprint: z.string().default(''),
});
export type FiredAlert = z.output<typeof firedAlertSchema>;

/**
 * What Alertmanager posts to a webhook, version 4: one group of alerts.
 * Not strict: later releases add keys (`notification_reason`, `routeLabels`).
 */
export const webhookSchema = z.object({
  version: z.literal('4'),
  /** Same group, same key. */
  groupKey: z.string(),
  /** Alerts left out because of `max_alerts`. Default: 0. */
  truncatedAlerts: z.int().min(0).default(0),
  /** `firing` while any alert of the group fires. */
  status: z.enum(['firing', 'resolved']),
  receiver: z.string(),
  groupLabels: texts.default({}),
  commonLabels: texts.default({}),
  commonAnnotations: texts.default({}),
  /** Alertmanager's own address. Default: empty. */
  externalURL: z.string().default(''),
  alerts: z.array(firedAlertSchema).min(1),
});
export type Webhook = z.output<typeof webhookSchema>;

/**
 * What Alertmanager's API lists, and `amtool alert query -o json`: alerts that have not ended. `endsAt` is when it would
 * forget them.
 */
export const listedAlertsSchema = z.array(firedAlertSchema.omit({ status: true, endsAt: true })).min(1);
