import type { AlertEntry } from '#schemas/alert.ts';
import { labelTemplate } from './label-template.ts';
import { absoluteUrl, runbookPath } from './links.ts';

/** The `runbook_url` annotation of an alert, a Go template. */
export function runbookUrlOf(
  site: { url: string; base: string },
  alert: Pick<AlertEntry, 'name' | 'severity' | 'labels' | 'runbook' | 'anchor' | 'parameters'>,
): string {
  // The name stands as text: a rule's own template does not know it.
  const query = [
    `alertname=${alert.name}`,
    ...Object.entries(alert.parameters).map(
      ([parameter, label]) => `${parameter}=${labelTemplate(alert, label)}`,
    ),
  ];
  const search = `?${query.join('&')}`;
  return `${absoluteUrl(site, runbookPath(alert.runbook))}${search}#${alert.anchor}`;
}

/**
 * The same link for an alert that has fired: values in place of the template. Labels that it lacks are left out; whether a
 * value is fit for a command is the page's to judge.
 * @param page absolute or root-relative url of the runbook, without query; @param startsAt ISO instant, starts the clock.
 */
export function incidentUrl(
  page: string,
  alert: Pick<AlertEntry, 'name' | 'anchor' | 'parameters'>,
  labels: Readonly<Record<string, string>>,
  startsAt?: string,
): string {
  const query = new URLSearchParams({ alertname: alert.name });
  for (const [parameter, label] of Object.entries(alert.parameters)) {
    const value = Object.hasOwn(labels, label) ? labels[label] : undefined;
    if (value) query.set(parameter, value);
  }
  if (startsAt !== undefined) query.set('startsAt', startsAt);
  return `${page}?${query}#${alert.anchor}`;
}
