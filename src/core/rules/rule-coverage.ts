import { alertsNamed, type LinkTarget, type TargetAlert, type TargetRunbook } from './link-target.ts';
import { linkedPage, linkStateOf } from './linked-page.ts';
import type { AlertRule, RuleFile } from './rule.ts';
import type { FindSiteLinks } from './site-pattern.ts';

/** A rule and where it stands. */
export interface PlacedRule {
  name: string;
  file: string;
  line: number;
}

/** Rule files against the site, both ways. */
export interface RuleCoverage {
  /** Every alert rule, with the runbook that it opens. */
  rules: (PlacedRule & {
    /** By its link; by the alert map only; its link opens nothing; it is on another site; there is none. */
    by: 'link' | 'map' | 'broken' | 'elsewhere' | 'none';
    runbook: TargetRunbook | undefined;
  })[];
  /** Alerts of the map that no rule has. */
  alertsWithoutRule: TargetAlert[];
  /** Runbooks that no rule opens. */
  runbooksWithoutRule: TargetRunbook[];
}

export function ruleCoverageOf(
  files: readonly RuleFile[],
  target: LinkTarget,
  find: FindSiteLinks,
): RuleCoverage {
  const placed = files.flatMap(({ file, rules }) => rules.map((rule) => ({ file, rule })));
  const names = new Set(placed.map(({ rule }) => rule.name));
  const rules = placed.map(({ file, rule }) => ({
    name: rule.name,
    file,
    line: rule.line,
    ...openedBy(rule, target, find),
  }));
  const opened = new Set(rules.map(({ runbook }) => runbook?.id));
  return {
    rules,
    alertsWithoutRule: target.alerts.filter(
      ({ name, aliases }) => ![name, ...aliases].some((known) => names.has(known)),
    ),
    runbooksWithoutRule: target.runbooks.filter(({ id }) => !opened.has(id)),
  };
}

function openedBy(rule: AlertRule, target: LinkTarget, find: FindSiteLinks) {
  const runbookOf = (test: (runbook: TargetRunbook) => boolean) => target.runbooks.find(test);
  const linked = linkedPage(rule, target, find);
  const opened = linked?.holds ? linked.page : undefined;
  const runbook = runbookOf(({ id, path }) => opened?.path === path || opened?.runbook === id);
  if (runbook !== undefined) return { by: 'link' as const, runbook };
  const { state } = linkStateOf(rule, find);
  if (state === 'elsewhere') return { by: 'elsewhere' as const, runbook: undefined };
  if (state === 'here') return { by: 'broken' as const, runbook: undefined };
  const [named] = alertsNamed(target, rule.name);
  const mapped = named === undefined ? undefined : runbookOf(({ id }) => id === named.runbook);
  return mapped === undefined
    ? { by: 'none' as const, runbook: undefined }
    : { by: 'map' as const, runbook: mapped };
}
