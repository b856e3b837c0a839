/**
 * node scripts/measure-import.ts DIR --rules FILES… [--service ID] [--base-path /runbooks/]… [--keep]
 * Imports a folder of runbooks into a copy of this site, builds it, and tells how many pages build and how many of the
 * addresses that the rules link to land on the page that was made for them. Exit 1 when a page or an address is lost.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportReport } from '#generators/import-report.ts';
import { readSourceRules } from '#io/import/rules.ts';
import { missingWords } from '#tests/importing.ts';
import { buildIn, makeSite } from '#tests/small-site.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    service: { type: 'string', default: 'imported' },
    rules: { type: 'string', multiple: true, default: [] },
    'base-path': { type: 'string', multiple: true, default: ['/runbooks/'] },
    keep: { type: 'boolean', default: false },
  },
});
const [dir, ...more] = positionals;
if (dir === undefined) throw new Error('Say which folder to import.');
const files = [...values.rules, ...more]
  .flatMap((pattern) => (existsSync(pattern) ? [pattern] : globSync(pattern)))
  .map((file) => resolve(file));

const root = makeSite();
rmSync(join(root, 'content'), { recursive: true });
cpSync('content', join(root, 'content'), { recursive: true });
const reportFile = join(root, 'import.json');
const run = spawnSync(
  process.execPath,
  [
    'scripts/import.ts',
    resolve(dir),
    ...['--service', values.service, '--out', join(root, 'content'), '--report', reportFile],
    ...values['base-path'].flatMap((base) => ['--base-path', base]),
    ...files.flatMap((file) => ['--rules', file]),
  ],
  { encoding: 'utf8' },
);
if (!existsSync(reportFile)) throw new Error(run.stderr);
const report = JSON.parse(readFileSync(reportFile, 'utf8')) as ImportReport;
console.log(report.figures);
if (run.status !== 0) console.error(run.stderr);

const silent = report.pages.filter((page) => {
  const source = readFileSync(join(dir, page.from), 'utf8').replace(/\r\n?/g, '\n');
  const text = readFileSync(join(root, 'content/runbooks', `${page.runbook}.mdx`), 'utf8');
  const lost = missingWords(source, text, page.notes);
  if (Object.keys(lost).length > 0) console.error(`Words lost from ${page.from}:`, lost);
  return Object.keys(lost).length > 0;
});
console.log(
  `${report.pages.length - silent.length} of ${report.pages.length} pages have every word in the new page or in the report.`,
);

const build = buildIn(root, { SOURCE_DATE_EPOCH: '' });
if (build.status !== 0)
  console.error(
    build.stderr
      .split('\n\n')
      .filter((text) => !text.includes('  warning  '))
      .join('\n\n'),
  );
const site = (JSON.parse(readFileSync(join(root, 'dist/catalog.json'), 'utf8')) as { site: string }).site;
const missing = report.pages.filter(
  ({ runbook }) => !existsSync(join(root, 'dist/runbooks', runbook, 'index.html')),
);
console.log(`${report.pages.length - missing.length} of ${report.pages.length} pages are built.`);

// The page of an address is the file of that path, whatever the case: so the old site served it.
const pageOf = new Map(
  report.pages.flatMap(({ from, runbook }) =>
    values['base-path'].map(
      (base) => [`${base}${from.replace(/\.\w+$/, '')}`.toLowerCase(), runbook] as const,
    ),
  ),
);
const urls = [
  ...new Set(readSourceRules(files).rules.flatMap(({ annotations }) => annotations.runbook_url ?? [])),
];
const expected = urls.flatMap((url) => {
  const path = new URL(url).pathname.replace(/\/$/, '');
  const runbook = pageOf.get(path.toLowerCase());
  return runbook === undefined ? [] : [{ path, runbook }];
});
const lost = expected.filter(
  ({ path, runbook }) => !['.html', '/index.html'].every((end) => landsOn(`${path}${end}`, runbook)),
);
console.log(
  `${expected.length - lost.length} of ${expected.length} linked addresses with a page land on it, with and without a slash; ${urls.length} addresses are linked in all.`,
);
for (const { path } of lost) console.error(`Lost: ${path}`);
if (values.keep) spawnSync('cp', ['-a', root, `${root}-kept`]);
console.log(values.keep ? `The site stays in ${root}-kept.` : '');
process.exitCode =
  run.status === 0 && build.status === 0 && missing.length + lost.length + silent.length === 0 ? 0 : 1;

function landsOn(file: string, runbook: string): boolean {
  const path = join(root, 'dist', file);
  return (
    existsSync(path) &&
    readFileSync(path, 'utf8').includes(`<link rel="canonical" href="${site}runbooks/${runbook}/"`)
  );
}
