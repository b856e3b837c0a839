/**
 * npm run alerts -- check|annotate|coverage [--catalog URL|FILE] [--site PATTERN]… FILES…
 *   check     [--format terminal|github|json] [--strict]   finds links that do not hold; exit 1 when one is an error
 *   annotate  [--write] [--service NAME] [--replace-foreign]   writes the link of the alert map into rules; shows a diff
 *   coverage  [--format text|json]   alerts without a runbook, runbooks that no alert opens
 * FILES are rule files and dashboards in YAML or JSON, folders or globs. Without --catalog the content of this folder counts.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatForGitHub } from '#checks/report/github.ts';
import { formatAsJson } from '#checks/report/json.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { ruleFindings } from '#checks/rules/index.ts';
import { type Finding, hasErrors, inPlainText } from '#core/finding.ts';
import { FindingsError } from '#core/findings-error.ts';
import { type LinkTarget, linkTargetOf } from '#core/rules/link-target.ts';
import { linkStateOf } from '#core/rules/linked-page.ts';
import type { RuleFile } from '#core/rules/rule.ts';
import { ruleCoverageOf } from '#core/rules/rule-coverage.ts';
import { type FindSiteLinks, siteLinkFinder } from '#core/rules/site-pattern.ts';
import { decideLink } from '#core/rules/wanted-link.ts';
import { generateCatalogJson } from '#generators/catalog-json.ts';
import { generateRuleCoverageJson, generateRuleCoverageText } from '#generators/coverage.ts';
import { now } from '#io/clock.ts';
import { readContent } from '#io/read-content.ts';
import { annotate, type Writing } from '#io/rules/annotate.ts';
import { formatDiff } from '#io/rules/diff.ts';
import { findFiles, readText } from '#io/rules/find-files.ts';
import { checkCatalogJson, loadCatalogJson } from '#io/rules/load-catalog-json.ts';
import { readRuleFile } from '#io/rules/read-rule-file.ts';

const USAGE = `Usage: npm run alerts -- check|annotate|coverage [--catalog URL|FILE] [--site PATTERN]... FILES...
  check     [--format terminal|github|json] [--strict]
  annotate  [--write] [--service NAME] [--replace-foreign]
  coverage  [--format text|json]`;
const reports = { terminal: formatForTerminal, github: formatForGitHub, json: formatAsJson };
const commands = { check, annotate: annotateAll, coverage };

if (process.argv.includes('--help')) {
  console.log(USAGE);
  process.exit(0);
}
const { values, positionals } = readArguments();
const [name = '', ...asked] = positionals;
const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
if (command === undefined) end(name === '' ? USAGE : `There is no command ${name}.\n${USAGE}`);
if (asked.length === 0) end(`Name the files to read.\n${USAGE}`);

try {
  const { files, missing } = findFiles(asked);
  if (missing.length > 0) end(`No such file, and no file fits: ${missing.join(', ')}.`);
  const target = await readTarget();
  const find = siteLinkFinder(target.site, values.site);
  const texts = new Map(files.map(({ file }) => [file, readText(file)]));
  const read = files.map(({ file, named }) => readRuleFile(file, texts.get(file), named));
  command(read, target, find, texts);
} catch (error) {
  if (!(error instanceof FindingsError)) throw error;
  console.error(formatForTerminal(error.findings));
  process.exitCode = 2;
}

type Files = ReadonlyMap<string, string | undefined>;

function check(read: RuleFile[], target: LinkTarget, find: FindSiteLinks): void {
  const wanted = values.format ?? (process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'terminal');
  const format = reports[wanted as keyof typeof reports];
  if (format === undefined) end(`--format ${wanted}: write one of ${Object.keys(reports).join(', ')}.`);
  const findings = ruleFindings(read, target, find);
  if (findings.length > 0 || wanted === 'json') console.log(format(findings));
  if (wanted !== 'json') console.log(`${countOf(read, find)}\n${sumOf(findings)}`);
  process.exitCode = hasErrors(findings) || (values.strict && findings.length > 0) ? 1 : 0;
}

function annotateAll(read: RuleFile[], target: LinkTarget, find: FindSiteLinks, texts: Files): void {
  const wishes = { service: values.service, replaceForeign: values['replace-foreign'] };
  const problems: Finding[] = [];
  const tally = { written: 0, current: 0, elsewhere: 0, unknown: 0, files: 0 };
  for (const { file, rules, faults } of read) {
    const report = (line: number, message: string, mend: string, level: Finding['level'] = 'warning') =>
      problems.push({ level, check: 'annotate', file, line, message, mend });
    for (const { line, message, mend, level } of faults) report(line, message, mend, level);
    const text = texts.get(file);
    const writings: Writing[] = [];
    for (const rule of rules) {
      const decision = decideLink(rule, target, find, wishes);
      if (decision.action === 'keep') tally[decision.why] += 1;
      else if (decision.action === 'refuse')
        report(rule.line, `\`${rule.name}\` is left as it is: ${decision.why}.`, decision.mend);
      else writings.push({ rule, key: decision.key, value: decision.url });
    }
    if (text === undefined || writings.length === 0) continue;
    const { text: after, written, refused } = annotate(text, writings);
    for (const { writing, line, why } of refused)
      report(
        line,
        `\`${writing.rule.name}\` is left as it is: ${why}.`,
        `Write it by hand: ${writing.key}: '${writing.value}'`,
      );
    tally.written += written.length;
    if (after === text) continue;
    tally.files += 1;
    if (values.write) writeFileSync(file, after);
    else process.stdout.write(formatDiff(file, text, after));
  }
  if (problems.length > 0) console.error(formatForTerminal(problems.map(inPlainText)));
  const { written, current, elsewhere, unknown, files } = tally;
  console.error(
    `${values.write ? 'Wrote' : 'Would write'} ${written} links in ${files} files. Left: ${current} current, ${elsewhere} to other sites, ${unknown} not in the alert map, ${problems.length} refused or not read.`,
  );
  if (!values.write && written > 0) console.error('Nothing was written: add --write.');
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function coverage(read: RuleFile[], target: LinkTarget, find: FindSiteLinks): void {
  const wanted = values.format ?? 'text';
  if (wanted !== 'text' && wanted !== 'json') end(`--format ${wanted}: write one of text, json.`);
  const faults = read.flatMap(({ file, faults }) => faults.map((fault) => ({ file, ...fault })));
  if (faults.length > 0) console.error(`${formatForTerminal(faults.map(inPlainText))}\n`);
  const covered = ruleCoverageOf(read, target, find);
  console.log(
    wanted === 'json' ? generateRuleCoverageJson(covered, target.site) : generateRuleCoverageText(covered),
  );
  process.exitCode = hasErrors(faults) ? 1 : 0;
}

function countOf(read: RuleFile[], find: FindSiteLinks): string {
  const rules = read.flatMap((file) => file.rules);
  const having = (state: string) => rules.filter((rule) => linkStateOf(rule, find).state === state).length;
  const dashboards = read.flatMap((file) => file.dashboards);
  const links = dashboards.flatMap(({ texts }) => texts.flatMap(({ text }) => find(text))).length;
  return [
    `${rules.length} alerts: ${having('here')} link to this site, ${having('elsewhere')} elsewhere, ${having('none')} nowhere.`,
    ...(dashboards.length > 0 ? [`${dashboards.length} dashboards with ${links} links to this site.`] : []),
  ].join('\n');
}

function sumOf(findings: readonly Finding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  return `${errors} errors, ${findings.length - errors} warnings.`;
}

async function readTarget(): Promise<LinkTarget> {
  if (values.catalog !== undefined) return linkTargetOf(await loadCatalogJson(values.catalog));
  const { catalog, findings } = readContent(values.root);
  if (hasErrors(findings)) throw new FindingsError(findings);
  const json = generateCatalogJson(catalog, { commit: undefined, builtAt: now() });
  return linkTargetOf(checkCatalogJson(JSON.parse(JSON.stringify(json)), values.root));
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        catalog: { type: 'string' },
        site: { type: 'string', multiple: true, default: [] },
        format: { type: 'string' },
        strict: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        service: { type: 'string' },
        'replace-foreign': { type: 'boolean', default: false },
        root: { type: 'string', default: process.cwd() },
      },
    });
  } catch (error) {
    return end(`${(error as Error).message}\n${USAGE}`);
  }
}

function end(message: string): never {
  console.error(message);
  process.exit(2);
}
