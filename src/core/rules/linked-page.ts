import { findPage } from './judge-link.ts';
import type { LinkTarget, TargetPage } from './link-target.ts';
import { type AlertRule, runbookLinkOf } from './rule.ts';
import type { FindSiteLinks, SiteLink } from './site-pattern.ts';
import { readTemplateLink } from './template-link.ts';

/** Where the runbook link of a rule leads. */
export type LinkState =
  | { state: 'none' }
  | { state: 'elsewhere'; key: string; line: number; text: string }
  | { state: 'here'; key: string; line: number; text: string; link: SiteLink };

/** Whether a rule links to a runbook, and whether to one of this site. */
export function linkStateOf(rule: AlertRule, find: FindSiteLinks): LinkState {
  const written = runbookLinkOf(rule);
  if (written === undefined) return { state: 'none' };
  const [link] = find(written.text, true);
  // `{{ $q := "" }}https://…` begins with the address too.
  const before = written.text.slice(0, link?.at).replace(/\{\{[\s\S]*?\}\}/g, '');
  return link === undefined || before.trim() !== ''
    ? { state: 'elsewhere', ...written }
    : { state: 'here', ...written, link };
}

/** The page of the site that a rule's link opens, or means: with a wrong case it does not hold. */
export function linkedPage(
  rule: AlertRule,
  target: LinkTarget,
  find: FindSiteLinks,
): { page: TargetPage; line: number; holds: boolean } | undefined {
  const state = linkStateOf(rule, find);
  if (state.state !== 'here') return undefined;
  const { page, problems } = findPage(target, readTemplateLink(state.link.rest).path);
  if (page === undefined) return undefined;
  return { page, line: state.line, holds: problems.every(({ level }) => level !== 'error') };
}
