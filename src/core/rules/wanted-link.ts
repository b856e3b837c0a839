import { seriesLabelTemplate } from '#core/label-template.ts';
import { encodeForUrl } from '#core/parameters.ts';
import { canHave } from '#core/promql-labels.ts';
import { judgeLink } from './judge-link.ts';
import { alertsNamed, type LinkTarget, type TargetAlert } from './link-target.ts';
import { linkedPage, linkStateOf } from './linked-page.ts';
import { type AlertRule, RUNBOOK_KEYS } from './rule.ts';
import { valuesOfRule } from './rule-values.ts';
import type { FindSiteLinks, SiteLink } from './site-pattern.ts';
import { actionsOf, readTemplateLink } from './template-link.ts';

/** What is to be done with the link of a rule. */
export type LinkDecision =
  | { action: 'write'; key: string; url: string }
  | { action: 'keep'; why: 'current' | 'elsewhere' | 'unknown' }
  | { action: 'refuse'; why: string; mend: string };

export interface LinkWishes {
  /** Service whose alert is meant where several have the name. */
  service?: string | undefined;
  /** Whether links to other sites give way. */
  replaceForeign: boolean;
}

/** Which link a rule is to have by the alert map, and where it stands. */
export function decideLink(
  rule: AlertRule,
  target: LinkTarget,
  find: FindSiteLinks,
  { service, replaceForeign }: LinkWishes,
): LinkDecision {
  const named = alertsNamed(target, rule.name).filter(
    (alert) => service === undefined || alert.service === service,
  );
  if (named.length === 0) return { action: 'keep', why: 'unknown' };
  const state = linkStateOf(rule, find);
  const taken =
    state.state === 'elsewhere' ? RUNBOOK_KEYS.includes(state.key) : state.state === 'none' && hasWords(rule);
  if (taken && !replaceForeign) return { action: 'keep', why: 'elsewhere' };
  const page = linkedPage(rule, target, find)?.page;
  const [alert, ...others] = narrow(named, [
    ({ path, runbook }) =>
      page !== undefined && (page.path === path || page.path === `/runbooks/${runbook}/`),
    (one) => rule.added.service === one.service,
  ]);
  if (alert === undefined || others.length > 0) {
    const services = named.map((one) => one.service).join(', ');
    const why = `several services have an alert \`${rule.name}\`: ${services}`;
    return { action: 'refuse', why, mend: 'Say which with `--service`.' };
  }
  const rest = restFor(rule, alert, target);
  if (state.state !== 'here') {
    const key = state.state === 'elsewhere' && RUNBOOK_KEYS.includes(state.key) ? state.key : keyOf(rule);
    return { action: 'write', key, url: `${target.site.replace(/\/$/, '')}${rest}` };
  }
  if (isCurrent(rule, state.link, rest, target)) return { action: 'keep', why: 'current' };
  return { action: 'write', key: state.key, url: `${state.link.rather ?? state.link.prefix}${rest}` };
}

/** Words that are no address stand where the link would. */
function hasWords(rule: AlertRule): boolean {
  return (rule.annotations[keyOf(rule)]?.text ?? '').trim() !== '';
}

/** An empty `runbook_url` is filled; other annotations that are no address are left alone. */
function keyOf({ annotations }: AlertRule): string {
  return RUNBOOK_KEYS.find((key) => annotations[key]?.text.trim() === '') ?? 'runbook_url';
}

/** Path, query and fragment. Parameters whose label the rule cannot give are left out. */
function restFor(rule: AlertRule, alert: TargetAlert, target: LinkTarget): string {
  const path = target.runbooks.find(({ id }) => id === alert.runbook)?.path ?? `/runbooks/${alert.runbook}/`;
  const pairs = Object.entries(alert.parameters).flatMap(([parameter, label]) => {
    const text = label === 'alertname' ? rule.name : rule.added[label];
    if (text !== undefined && !text.includes('{{')) return [`${parameter}=${encodeForUrl(text)}`];
    return canHave(rule.labels, label) ? [`${parameter}=${seriesLabelTemplate(label)}`] : [];
  });
  return `${path}?${[`alertname=${encodeForUrl(rule.name)}`, ...pairs].join('&')}#${alert.anchor}`;
}

/** The same page, place and values, however they are written. */
function isCurrent(rule: AlertRule, link: SiteLink, rest: string, target: LinkTarget): boolean {
  if (judgeLink(target, link, valuesOfRule(rule, link.text)).length > 0) return false;
  const has = readTemplateLink(link.rest);
  const wants = readTemplateLink(rest);
  if (has.path !== wants.path) return false;
  // Somebody thought about it: `{{with $labels.pod}}&pod={{.|urlquery}}{{end}}`.
  if (actionsOf(link.rest).some(({ control }) => control)) return true;
  const written = ({ pairs }: typeof has) =>
    pairs
      .map(({ key, value }) => `${key}=${plain(value)}`)
      .sort()
      .join('&');
  return (
    (has.anchor ?? '') === (wants.anchor ?? '') && has.tail.length === 0 && written(has) === written(wants)
  );
}

function plain(value: string): string {
  const actions = actionsOf(value);
  return actions.length === 0
    ? (new URLSearchParams(`_=${value}`).get('_') ?? value)
    : value
        .replace(/\{\{-?\s*/g, '{{')
        .replace(/\s*-?\}\}/g, '}}')
        .replace(/\s*\|\s*/g, '|')
        .replace(/urlQueryEscape/g, 'urlquery');
}

/** The first test that leaves exactly one decides. */
function narrow(alerts: TargetAlert[], tests: ((alert: TargetAlert) => boolean)[]): TargetAlert[] {
  if (alerts.length === 1) return alerts;
  return tests.map((test) => alerts.filter(test)).find((left) => left.length === 1) ?? alerts;
}
