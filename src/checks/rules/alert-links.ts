import { GRAFANA_KEYS, valuesOfDashboard } from '#core/rules/dashboard-values.ts';
import { judgeLink, type LinkProblem } from '#core/rules/judge-link.ts';
import { alertsNamed, type LinkTarget } from '#core/rules/link-target.ts';
import { linkedPage } from '#core/rules/linked-page.ts';
import { type AlertRule, DOCUMENT_KEYS, RUNBOOK_KEYS, type RuleFile } from '#core/rules/rule.ts';
import { valuesOfRule } from '#core/rules/rule-values.ts';
import type { FindSiteLinks, SiteLink } from '#core/rules/site-pattern.ts';
import type { OutsideCheck } from './outside-check.ts';

const ADDRESSES = [...RUNBOOK_KEYS, ...DOCUMENT_KEYS];

/** Links of rules and dashboards to the site lead somewhere. */
export const alertLinksHold: OutsideCheck = {
  name: 'alert-links-hold',
  description:
    'A link to the site in a rule or a dashboard has its page and its fragment, in the right case, with its slash.',
  run: (file, target, find) => [
    ...problemsAbout('place', file, target, find),
    ...file.rules.flatMap((rule) => otherRunbook(rule, target, find)),
  ],
};

/** Links of rules and dashboards to the site carry values that arrive. */
export const alertLinksCarryValues: OutsideCheck = {
  name: 'alert-links-carry-values',
  description:
    'A link to the site fills parameters that its page declares, escaped, from labels that the rule can produce.',
  run: (file, target, find) => problemsAbout('values', file, target, find),
};

type Placed = Omit<LinkProblem, 'about'> & { line: number };

function problemsAbout(
  about: LinkProblem['about'],
  { rules, dashboards }: RuleFile,
  target: LinkTarget,
  find: FindSiteLinks,
): Placed[] {
  const only = (line: number, problems: LinkProblem[], where = '') =>
    problems
      .filter((problem) => problem.about === about)
      .map(({ level, message, mend }) => ({ level, line, message: `${where}${message}`, mend }));
  const inRules = rules.flatMap((rule) =>
    Object.entries(rule.annotations).flatMap(([key, { text, line }]) =>
      find(text, ADDRESSES.includes(key)).flatMap((link) =>
        only(line, judgeLink(target, link, valuesOfRule(rule, link.text))),
      ),
    ),
  );
  const inDashboards = dashboards.flatMap(({ texts }) =>
    texts.flatMap(({ text, line, where, panel, appends }) =>
      find(text, where.endsWith('link')).flatMap((link) => {
        const problems = judgeLink(target, link, valuesOfDashboard, GRAFANA_KEYS);
        const place = `In the ${where}${panel === undefined ? '' : ` of the panel "${panel}"`}: `;
        return only(line, [...problems, ...(appends ? behindFragment(link) : [])], place);
      }),
    ),
  );
  return [...inRules, ...inDashboards];
}

/** Grafana writes what it appends behind the fragment, and the page loses the place. */
function behindFragment({ rest }: SiteLink): LinkProblem[] {
  if (!rest.includes('#')) return [];
  const message = 'Grafana appends the time range or the variables behind `#`.';
  const mend = 'Take the fragment out, or turn off `keepTime` and `includeVars`.';
  return [{ about: 'place', level: 'error', message, mend }];
}

/** A rule's link opens another runbook than the alert map says. */
function otherRunbook(rule: AlertRule, target: LinkTarget, find: FindSiteLinks): Placed[] {
  const named = alertsNamed(target, rule.name);
  const opened = linkedPage(rule, target, find);
  if (named.length === 0 || opened?.page.kind !== 'runbook') return [];
  const meant = named.map(({ runbook }) => target.runbooks.find(({ id }) => id === runbook)?.path ?? runbook);
  if (meant.includes(opened.page.path)) return [];
  return [
    {
      level: 'warning',
      line: opened.line,
      message: `\`${rule.name}\` opens \`${opened.page.path}\`, and the alert map says \`${meant.join('` or `')}\`.`,
      mend: 'Write the link that the alert map gives, or change the alert map.',
    },
  ];
}
