import { findNearest, mendByChoice } from '#core/nearest.ts';
import type { LinkTarget, TargetPage } from './link-target.ts';
import type { SiteLink } from './site-pattern.ts';
import { holdsTemplate, readTemplateLink, type TemplateLink } from './template-link.ts';

/** What is wrong with a link: where it leads, or what it carries. */
export interface LinkProblem {
  about: 'place' | 'values';
  level: 'error' | 'warning';
  message: string;
  mend: string;
}

/** Says what is wrong with the value of a key. */
export type JudgeValue = (key: string, value: string) => Pick<LinkProblem, 'level' | 'message' | 'mend'>[];

/** Keys that every runbook takes. */
export const RESERVED_KEYS: readonly string[] = ['alertname', 'alert', 'startsAt'];
const MOST_KEYS = 16;

/**
 * What is wrong with a link to the site.
 * @param judgeValue of the tool that fills in the values; @param passes further keys that say nothing to the page.
 */
export function judgeLink(
  target: LinkTarget,
  link: SiteLink,
  judgeValue: JudgeValue,
  passes: readonly string[] = [],
): LinkProblem[] {
  const read = readTemplateLink(link.rest);
  const { page, problems } = findPage(target, read.path);
  return [
    ...addressProblems(link),
    ...problems,
    ...(page === undefined ? [] : anchorProblems(target, page, read)),
    ...pairProblems(page, read, judgeValue, passes),
  ];
}

/** The page that a path opens, with what is wrong with the path. */
export function findPage(target: LinkTarget, path: string): { page?: TargetPage; problems: LinkProblem[] } {
  const place = (level: LinkProblem['level'], message: string, mend: string): LinkProblem => ({
    about: 'place',
    level,
    message,
    mend,
  });
  if (holdsTemplate(path)) {
    const message = `The path \`${path}\` is made when the alert fires: whether it has a page is not known.`;
    return { problems: [place('warning', message, 'Write the path as text.')] };
  }
  const open = (at: string) => {
    const targets = target.accepted.get(at) ?? [at];
    return { targets, page: target.pages.get(targets[0] ?? at) };
  };
  const only = ({ targets, page }: ReturnType<typeof open>) => (page && targets.length === 1 ? { page } : {});
  const { targets, page } = open(path);
  if (page !== undefined && targets.length === 1) return { page, problems: [] };
  if (page !== undefined) {
    const message = `\`${path}\` opens a list to choose from, and values of the link are lost.`;
    return { problems: [place('warning', message, `Write one of ${targets.join(', ')}.`)] };
  }
  const slashed = `${path.replace(/(?:\/index)?\.html$/, '').replace(/\/+$/, '')}/`;
  if (slashed !== path && open(slashed).page !== undefined) {
    const message = `\`${path}\` does not end with a slash: some servers send it on, and may lose the values on the way.`;
    const problems = [place('warning', message, `Write \`${slashed}\`.`)];
    return { ...only(open(slashed)), problems };
  }
  const known = [...target.pages.keys(), ...target.accepted.keys()];
  const sameWord = known.find((other) => other.toLowerCase() === slashed.toLowerCase());
  if (sameWord !== undefined) {
    const message = `No page has the path \`${path}\`: capital and small letters differ.`;
    return { ...only(open(sameWord)), problems: [place('error', message, `Write \`${sameWord}\`.`)] };
  }
  const [nearest] = findNearest(path, [...target.pages.keys()], 1);
  const mend =
    nearest === undefined
      ? 'Write the runbook first, or link to one that the site has: `npm run alerts -- annotate` writes the link of the alert map.'
      : `Did you mean \`${nearest}\`?`;
  return { problems: [place('error', `No page has the path \`${path}\`.`, mend)] };
}

function addressProblems({ text, rather }: SiteLink): LinkProblem[] {
  const problems: LinkProblem[] = [];
  if (rather !== undefined) {
    const message = `\`${text.slice(0, rather.length + 1)}\` is not the address of the site.`;
    problems.push({ about: 'place', level: 'error', message, mend: `Write \`${rather}\`.` });
  }
  const bare = text.replace(/\{\{[\s\S]*?\}\}|\$\{[^}]*\}|\[\[[^\]]*\]\]/g, '');
  if (/\s/.test(bare)) {
    const message = 'The address holds a blank: Slack, karma and link checkers end the link there.';
    problems.push({
      about: 'place',
      level: 'error',
      message,
      mend: 'Write it without blanks; a blank in a value is `%20`.',
    });
  }
  return problems;
}

function anchorProblems(target: LinkTarget, page: TargetPage, { anchor }: TemplateLink): LinkProblem[] {
  if (anchor === undefined || anchor === '' || holdsTemplate(anchor)) return [];
  const runbook = target.runbooks.find(({ id }) => id === page.runbook);
  if (page.kind === 'alert' && runbook?.anchors.includes(anchor)) {
    const message = `\`#${anchor}\` is a place of the runbook, and \`${page.path}\` is the page of the alert.`;
    const mend = `Write \`${runbook.path}#${anchor}\`.`;
    return [{ about: 'place', level: 'warning', message, mend }];
  }
  if (page.anchors === undefined || page.anchors.includes(anchor)) return [];
  const sameWord = page.anchors.find((known) => known.toLowerCase() === anchor.toLowerCase());
  const message = `\`${page.path}\` has no \`#${anchor}\`${sameWord === undefined ? '' : ': capital and small letters differ'}.`;
  const mend = sameWord === undefined ? mendByChoice(anchor, page.anchors) : `Write \`#${sameWord}\`.`;
  return [{ about: 'place', level: 'error', message, mend }];
}

function pairProblems(
  page: TargetPage | undefined,
  { pairs, tail }: TemplateLink,
  judgeValue: JudgeValue,
  passes: readonly string[],
): LinkProblem[] {
  const all = [...pairs, ...tail];
  const problems: Omit<LinkProblem, 'about'>[] = [];
  if (all.length > MOST_KEYS) {
    const message = `The link has ${all.length} keys, and a page refuses more than ${MOST_KEYS}.`;
    problems.push({ level: 'error', message, mend: 'Take out what the page does not declare.' });
  }
  const seen = new Set<string>();
  for (const { key, value } of all) {
    // `${namespace:queryparam}` writes key and value.
    const name = key.replace(/^var-/, '');
    if (holdsTemplate(key)) {
      problems.push(...judgeValue('', key));
      continue;
    }
    problems.push(...judgeValue(name, value));
    if (seen.has(name)) {
      const message = `\`${name}\` stands twice: the page refuses two values for one key.`;
      problems.push({ level: 'error', message, mend: 'Keep one.' });
    }
    seen.add(name);
    const taken = [...(page?.parameters ?? []), ...RESERVED_KEYS];
    if (page === undefined || taken.includes(name) || passes.includes(name)) continue;
    const message = `\`${page.path}\` has no parameter \`${name}\`: its value fills nothing.`;
    problems.push({ level: 'error', message, mend: mendByChoice(name, taken) });
  }
  return problems.map((problem) => ({ about: 'values', ...problem }));
}
