import {
  type Alert,
  alertsOfService,
  type Catalog,
  type CatalogService,
  findSeverity,
} from '#core/catalog.ts';
import { dashboardUrlOf } from '#core/dashboard-url.ts';
import { formatMinutes } from '#core/duration.ts';
import { runbookUrlOf } from '#core/runbook-url.ts';
import { type FileOrigin, formatHeader } from './file-header.ts';
import { literalText } from './go-template.ts';
import { formatYaml } from './yaml-text.ts';

/** The rule file of a service for Prometheus: one group, a rule for each alert of its map. */
export function generatePrometheusRules(
  catalog: Catalog,
  service: CatalogService,
  origin: FileOrigin,
): string {
  const rules = alertsOfService(catalog, service.id).map((alert) =>
    formatYaml([ruleOf(catalog, service, alert)], 3),
  );
  return [
    formatHeader(`Alert rules of ${service.name}, for Prometheus.`, service, origin),
    `groups:\n${formatYaml([{ name: service.id }], 1)}    rules:\n`,
    rules.join('\n'),
  ].join('');
}

/** A rule as its file has it. */
export type Rule = {
  alert: string;
  expr: string;
  for?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
};

/** One rule. Texts of the alert map are no templates: their braces are written so that Prometheus shows them. */
export function ruleOf(catalog: Catalog, service: CatalogService, alert: Alert): Rule {
  return {
    alert: alert.name,
    expr: alert.expr.trim(),
    ...(alert.for === undefined ? {} : { for: alert.for }),
    labels: mapValues({ severity: alert.severity, ...alert.labels }, literalText),
    annotations: annotationsOf(catalog, service, alert),
  };
}

function annotationsOf(catalog: Catalog, service: CatalogService, alert: Alert): Record<string, string> {
  const severity = findSeverity(service, alert.severity);
  const dashboard = dashboardUrlOf(service, alert);
  return {
    summary: literalText(alert.summary),
    description: literalText(alert.impact),
    ...(severity === undefined
      ? {}
      : { response: `${severity.id}: respond within ${formatMinutes(severity.respondWithinMinutes)}` }),
    runbook_url: runbookUrlOf(catalog.site, alert),
    ...(dashboard === undefined ? {} : { dashboard_url: dashboard }),
  };
}

function mapValues(texts: Record<string, string>, write: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, write(text)]));
}
