import type { Catalog } from '#core/catalog.ts';
import { coverageOf, isUnopened } from '#core/coverage.ts';
import { plainText } from '#core/finding.ts';
import { absoluteUrl } from '#core/links.ts';
import type { RuleCoverage } from '#core/rules/rule-coverage.ts';

/** `/coverage.json`, version 1: alerts without a runbook, and runbooks that no alert opens. */
export function generateCoverageJson(catalog: Catalog) {
  const { alerts, runbooks } = coverageOf(catalog.alerts, catalog.runbooks);
  return {
    version: 1,
    site: absoluteUrl(catalog.site, '/'),
    alerts: alerts.map(({ alert, runbook }) => ({
      name: alert.name,
      service: alert.service,
      path: alert.path,
      runbook: runbook?.id ?? null,
      anchor: alert.anchor,
    })),
    runbooks: runbooks.map(({ runbook, openedBy, namedBy }) => ({
      id: runbook.id,
      service: runbook.service,
      title: runbook.title,
      kind: runbook.kind,
      path: runbook.path,
      openedBy: openedBy.map(({ name }) => name),
      namedBy: namedBy.map(({ name }) => name),
    })),
    alertsWithoutRunbook: alerts
      .filter(({ runbook }) => runbook === undefined)
      .map(({ alert: { name, service } }) => ({ name, service })),
    runbooksWithoutAlert: runbooks.filter(isUnopened).map(({ runbook }) => runbook.id),
  };
}

/** Coverage of rule files for a program. */
export function generateRuleCoverageJson(coverage: RuleCoverage, site: string): string {
  const json = {
    version: 1,
    site,
    rules: coverage.rules.map(({ runbook, ...rule }) => ({ ...rule, runbook: runbook?.id ?? null })),
    alertsWithoutRule: coverage.alertsWithoutRule.map(({ name, service, runbook }) => ({
      name,
      service,
      runbook,
    })),
    runbooksWithoutRule: coverage.runbooksWithoutRule.map(({ id, title, kind }) => ({ id, title, kind })),
  };
  return JSON.stringify(json, null, 2);
}

/** Coverage of rule files for a person. */
export function generateRuleCoverageText(coverage: RuleCoverage): string {
  const { rules, alertsWithoutRule, runbooksWithoutRule } = coverage;
  const having = (by: string) => rules.filter((rule) => rule.by === by);
  const placed = (list: typeof rules) =>
    list.map(({ name, file, line }) => plainText(`${name}  ${file}:${line}`));
  const forAlerts = runbooksWithoutRule.filter(({ kind }) => kind === 'alert');
  const parts = [
    part('Alerts without a runbook', placed(having('none'))),
    part('Alerts whose link opens no runbook', placed(having('broken'))),
    part(
      'Alerts that the alert map has and whose rule has no link: run `npm run alerts -- annotate`',
      placed(having('map')),
    ),
    part('Alerts whose runbook is elsewhere', placed(having('elsewhere'))),
    part(
      'Alerts of the alert map that no rule has',
      alertsWithoutRule.map(({ name, service }) => `${name}  ${service}`),
    ),
    part(
      'Runbooks for alerts that no rule opens',
      forAlerts.map(({ id, title }) => `${id}  ${title}`),
    ),
  ];
  const sum = `${having('link').length} of ${rules.length} alerts open a runbook of the site.`;
  return [...parts.filter((text) => text !== ''), sum].join('\n\n');
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n');
}
