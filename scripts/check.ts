/**
 * npm run check -- [--format terminal|github|json] [--root DIR]
 * Reads content/, runs every check, prints the findings; exit 1 when one is an error.
 */
import { parseArgs } from 'node:util';
import { findingsOf } from '#checks/index.ts';
import { formatForGitHub } from '#checks/report/github.ts';
import { formatAsJson } from '#checks/report/json.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { hasErrors } from '#core/finding.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';

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

const findings = await findingsOf(() => readContent(values.root), { parsers: loadParsers(), findSecrets: scanForSecrets });
if (findings.length > 0 || values.format === 'json') console.log(format(findings));
if (values.format !== 'json') {
  const errors = findings.filter(({ level }) => level === 'error').length;
  console.log(`${errors} errors, ${findings.length - errors} warnings.`);
}
process.exitCode = hasErrors(findings) ? 1 : 0;
