import type { Finding } from '#core/finding.ts';
import type { LinkTarget } from '#core/rules/link-target.ts';
import type { RuleFile } from '#core/rules/rule.ts';
import type { FindSiteLinks } from '#core/rules/site-pattern.ts';

/** A rule over a file of alert rules or dashboards that links to the site. */
export interface OutsideCheck {
  name: string;
  /** What is promised, in one sentence. */
  description: string;
  run(file: RuleFile, target: LinkTarget, find: FindSiteLinks): Omit<Finding, 'check' | 'file'>[];
}
