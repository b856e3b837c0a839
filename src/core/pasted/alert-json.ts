import { labelsOf, type PastedAlert } from './fired-alert.ts';

/** What was recognised, and its alerts. */
export interface PastedAlerts {
  /** `Alertmanager notification`. */
  source: string;
  alerts: PastedAlert[];
}

const MOST_ALERTS = 50;

type Mapping = Record<string, unknown>;

/**
 * Alerts out of JSON: what Alertmanager posts to a webhook, what `GET /api/v2/alerts` gives, what Prometheus gives at
 * `/api/v1/alerts`, one alert of any of them. Never throws; undefined when it is none of these.
 */
export function readAlertJson(text: string): PastedAlerts | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const found = listIn(value);
  const alerts = found?.list.slice(0, MOST_ALERTS).flatMap(readAlert) ?? [];
  return found === undefined || alerts.length === 0 ? undefined : { source: found.source, alerts };
}

function listIn(value: unknown): { source: string; list: unknown[] } | undefined {
  if (Array.isArray(value)) return { source: 'Alertmanager API', list: value };
  if (!isMapping(value)) return undefined;
  if (Array.isArray(value.alerts)) return { source: 'Alertmanager notification', list: value.alerts };
  if (isMapping(value.data) && Array.isArray(value.data.alerts))
    return { source: 'Prometheus alerts', list: value.data.alerts };
  if (isMapping(value.labels)) return { source: 'Alert', list: [value] };
  // PagerDuty's event: what the rule said stands in the details.
  const details = isMapping(value.payload) ? value.payload.custom_details : value.custom_details;
  return isMapping(details) ? { source: 'PagerDuty event', list: [{ labels: details }] } : undefined;
}

function readAlert(value: unknown): PastedAlert[] {
  if (!isMapping(value)) return [];
  const labels = labelsOf(value.labels);
  const annotations = labelsOf(value.annotations);
  const { alertname: name = '' } = labels;
  const startsAt = value.startsAt ?? value.activeAt;
  const { state } = isMapping(value.status) ? value.status : value;
  if (name === '') return [];
  return [
    {
      names: [name],
      labels,
      startsAt: typeof startsAt === 'string' ? startsAt.slice(0, 64) : undefined,
      resolved: value.status === 'resolved' || state === 'inactive',
      words: annotations.summary ?? annotations.description ?? '',
    },
  ];
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
