import { byPlace, type Finding, inPlainText } from '#core/finding.ts';
import type { LinkTarget } from '#core/rules/link-target.ts';
import type { RuleFile } from '#core/rules/rule.ts';
import type { FindSiteLinks } from '#core/rules/site-pattern.ts';
import { alertLinksCarryValues, alertLinksHold } from './alert-links.ts';
import { alertsHaveLinks } from './alerts-have-links.ts';
import type { OutsideCheck } from './outside-check.ts';

/** What is checked in files of other repositories that link to the site. */
export const ruleChecks: readonly OutsideCheck[] = [alertLinksHold, alertLinksCarryValues, alertsHaveLinks];

/** What all checks say of rule files and dashboards, in the order of the files' lines. */
export function ruleFindings(files: readonly RuleFile[], target: LinkTarget, find: FindSiteLinks): Finding[] {
  const unread = files.flatMap(({ file, faults }) => faults.map((fault) => ({ file, ...fault })));
  const found = ruleChecks.flatMap(({ name, run }) =>
    files.flatMap((file) =>
      run(file, target, find).map((problem) => ({ check: name, file: file.file, ...problem })),
    ),
  );
  return [...unread, ...found].map(inPlainText).sort(byPlace);
}
