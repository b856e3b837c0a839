/**
 * npm run check -- [--format terminal|github|json] [--root DIR]
 * Reads content/, runs every check, prints the findings; exit 1 when one is an error. A built site in dist/ is checked
 * too when it is younger than all it was built from.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtFindings } from '#checks/built/index.ts';
import { findingsOf } from '#checks/index.ts';
import { formatForGitHub } from '#checks/report/github.ts';
import { formatAsJson } from '#checks/report/json.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { hasErrors } from '#core/finding.ts';
import { readBuiltSite, stateOfBuild } from '#io/built-site.ts';
import { today } from '#io/clock.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { findShellcheck } from '#io/shellcheck.ts';

const formats = { terminal: formatForTerminal, github: formatForGitHub, json: formatAsJson };

const { values } = parseArgs({
  options: {
    format: { type: 'string', default: process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'terminal' },
    root: { type: 'string', default: process.cwd() },
  },
});
const format = formats[values.format as keyof typeof formats];
if (format === undefined) {
  console.error(`--format ${values.format}: write one of ${Object.keys(formats).join(', ')}.`);
  process.exit(2);
}

const findings = await findingsOf(() => readContent(values.root), {
  parsers: loadParsers(),
  lintShell: findShellcheck(),
  today: today(),
  readPromql: readPromqlTree,
  findSecrets: scanForSecrets,
});
const state = hasErrors(findings) ? 'unread' : stateOfBuild(values.root);
if (state === 'current') {
  const site = readBuiltSite(join(values.root, 'dist'), 'dist');
  const { catalog, sources } = readContent(values.root);
  findings.push(...(await builtFindings(site, catalog, { sources, findSecrets: scanForSecrets })));
}
if (findings.length > 0 || values.format === 'json') console.log(format(findings));
if (values.format !== 'json') {
  const errors = findings.filter(({ level }) => level === 'error').length;
  console.log(`${errors} errors, ${findings.length - errors} warnings.`);
  const why = {
    unread: 'the content has errors',
    missing: 'there is no dist/',
    stale: 'dist/ is older than its sources',
    current: '',
  }[state];
  if (why !== '')
    console.log(`The built site was not checked: ${why}. \`npm run build\` checks what it builds.`);
}
process.exitCode = hasErrors(findings) ? 1 : 0;
