/**
 * npm run links -- [--format terminal|github|json] [--strict] [--root DIR]
 * Opens every https address that the content links to, each once, and prints those that do not answer as warnings.
 * Asks other people's servers, so it is no part of `npm run check`. Exit 1 only with --strict.
 */
import { parseArgs } from 'node:util';
import { externalLinksAnswer } from '#checks/outside/external-links-answer.ts';
import { formatForGitHub } from '#checks/report/github.ts';
import { formatAsJson } from '#checks/report/json.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { externalLinks, isReserved } from '#core/external-links.ts';
import { readContent } from '#io/read-content.ts';
import { visitLinks } from '#io/visit-links.ts';

const formats = { terminal: formatForTerminal, github: formatForGitHub, json: formatAsJson };

const { values } = parseArgs({
  options: {
    format: { type: 'string', default: process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'terminal' },
    strict: { type: 'boolean', default: false },
    root: { type: 'string', default: process.cwd() },
  },
});
const format = formats[values.format as keyof typeof formats];
if (format === undefined) {
  console.error(`--format ${values.format}: write one of ${Object.keys(formats).join(', ')}.`);
  process.exit(2);
}

const all = externalLinks(readContent(values.root).catalog);
const links = all.filter(({ url }) => !isReserved(url));
const findings = externalLinksAnswer.run(links, await visitLinks(links.map(({ url }) => url)));
if (findings.length > 0 || values.format === 'json') console.log(format(findings));
if (values.format !== 'json') {
  const skipped = all.length - links.length;
  console.log(
    `${links.length} links opened, ${skipped} reserved names left out, ${findings.length} warnings.`,
  );
}
if (values.strict && findings.length > 0) process.exitCode = 1;
