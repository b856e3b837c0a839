/**
 * npm run import -- DIR --service ID [--rules FILES…] [--base-path /runbooks/]… [--out content] [--dry-run] [--report FILE]
 * Makes runbooks of this site from a folder of Markdown runbooks. Writes new files only, and lists per file whatever somebody
 * must decide. Exit 1 when what was made has errors, 2 when it cannot start.
 */
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findingsOf } from '#checks/index.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { acceptedPaths } from '#core/accepted-paths.ts';
import type { Catalog } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import { hasErrors } from '#core/finding.ts';
import { FindingsError } from '#core/findings-error.ts';
import { type Existing, importPages } from '#core/import/import-pages.ts';
import { mendBlocks } from '#core/import/mend-blocks.ts';
import { formatImport, importReport } from '#generators/import-report.ts';
import { today } from '#io/clock.ts';
import { readFolder } from '#io/import/folder.ts';
import {
  alertFile,
  type ImportFile,
  pageFile,
  type Refused,
  serviceFiles,
  writeNew,
} from '#io/import/import-files.ts';
import { parseMarkdown } from '#io/import/markdown.ts';
import { readSourceRules } from '#io/import/rules.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { findShellcheck } from '#io/shellcheck.ts';

/** Rounds of mending: each turns at least one block into text, and few pages need more than one. */
const MOST_ROUNDS = 4;

const { values, positionals } = options();
const [dir = '', ...more] = positionals;
const { service = '', out = 'content' } = values;
if (dir === '') end('Say which folder to import: npm run import -- DIR --service ID');
if (!existsSync(dir) || !statSync(dir).isDirectory()) end(`${dir} is no folder.`);
if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(service))
  end('--service: write an id, lower-case words joined by single hyphens.');
const root = dirname(resolve(out));
if (basename(resolve(out)) !== 'content' || !existsSync(join(root, 'content/site.yaml')))
  end(`--out ${out}: write the path of a folder \`content\` that holds site.yaml.`);
if (`${resolve(dir)}/`.startsWith(`${resolve(out)}/`)) end(`${dir} is a part of ${out}.`);
const bases = (values['base-path'] ?? ['/runbooks/']).map((base) => {
  if (!/^\/(?:[A-Za-z0-9._~-]+\/)*$/.test(base) || /\/\.{1,2}\//.test(base))
    end(`--base-path ${base}: write a path with slashes at both ends, such as /runbooks/kubernetes/.`);
  return base;
});

const { rules, faults } = readSourceRules([...(values.rules ?? []), ...more].flatMap(filesOf));
for (const fault of faults) console.error(`Not read as rules: ${fault}`);
if (faults.length > 0) process.exit(2);

const { files, unread } = readFolder(dir);
if (files.length === 0) end(`${dir} holds no Markdown pages.`);
const before = readSite();
const parsers = loadParsers();
const imported = await importPages({
  service,
  files,
  rules,
  bases,
  existing: existingOf(before),
  today: today(),
  parse: parseMarkdown,
  parsers,
});

const alertsPath = `alerts/${service}.yaml`;
const oldAlerts = existsSync(join(root, 'content', alertsPath))
  ? readFileSync(join(root, 'content', alertsPath), 'utf8')
  : undefined;
const alerts = alertFile(service, imported, oldAlerts);
const { findings, pages } = await checked();
const made: ImportFile[] = [...serviceFiles(service, imported), ...pages];
const refused: Refused[] = alerts !== undefined && 'reason' in alerts ? [alerts] : [];
const grown = alerts !== undefined && 'text' in alerts && !('reason' in alerts) ? [alerts as ImportFile] : [];
const result = values['dry-run']
  ? {
      written: [],
      refused: [...made]
        .filter(({ path }) => existsSync(join(root, 'content', path)))
        .map(({ path }) => ({ path, reason: 'is there already' })),
    }
  : writeNew(
      join(root, 'content'),
      oldAlerts === undefined ? [...made, ...grown] : made,
      oldAlerts === undefined ? [] : grown,
    );
refused.push(...result.refused);

const report = importReport({ service, imported, unread, refused, written: result.written, findings });
if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
console.log(formatImport(report, { dryRun: values['dry-run'], all: values.all }));
const errors = findings.filter(({ level }) => level === 'error');
if (errors.length > 0) console.error(`\n${formatForTerminal(errors)}`);
process.exitCode = hasErrors(findings) ? 1 : 0;

/** Checks what the import would make in a copy of the content, and turns into text what no check lets pass as a command. */
async function checked(): Promise<{ findings: Finding[]; pages: ImportFile[] }> {
  const copy = mkdtempSync(join(tmpdir(), 'waypost-import-'));
  const lintShell = findShellcheck();
  const tools = {
    parsers,
    lintShell,
    readPromql: readPromqlTree,
    today: today(),
    findSecrets: scanForSecrets,
  };
  try {
    for (let round = 1; ; round++) {
      rmSync(join(copy, 'content'), { recursive: true, force: true });
      cpSync(join(root, 'content'), join(copy, 'content'), { recursive: true });
      const pages = imported.pages.map(pageFile);
      const isNew = alerts !== undefined && !('reason' in alerts);
      const files = [...serviceFiles(service, imported), ...pages];
      const { written } = writeNew(
        join(copy, 'content'),
        isNew && oldAlerts === undefined ? [...files, alerts as ImportFile] : files,
        isNew && oldAlerts !== undefined ? [alerts as ImportFile] : [],
      );
      const own = new Set(written.map((path) => `content/${path}`));
      const found = await findingsOf(() => readContent(copy), tools);
      const findings = found.filter(({ file }) => own.has(file));
      const texts = new Map(pages.map(({ path, text }) => [`content/${path}`, text]));
      const mended = imported.pages.filter((page) => {
        const file = `content/runbooks/${page.id}.mdx`;
        return mendBlocks(
          page,
          texts.get(file) ?? '',
          findings.filter((finding) => finding.file === file),
        );
      });
      if (mended.length === 0 || round === MOST_ROUNDS) return { findings, pages };
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function readSite(): Catalog {
  try {
    const { catalog, findings } = readContent(root);
    const broken = findings.filter(({ level }) => level === 'error');
    if (broken.length > 0)
      end(`${formatForTerminal(broken)}\nMend the content first: imported pages must fit it.`);
    return catalog;
  } catch (error) {
    if (error instanceof FindingsError) end(formatForTerminal(error.findings));
    throw error;
  }
}

function existingOf(catalog: Catalog): Existing {
  const known = catalog.services.find(({ id }) => id === service);
  return {
    service: known && {
      workflow: known.workflow,
      components: known.components,
      levels: known.severities.levels,
    },
    runbooks: catalog.runbooks.filter((runbook) => runbook.service === service),
    alerts: catalog.alerts.filter((alert) => alert.service === service),
    paths: new Map([
      ...catalog.runbooks.map(({ path }) => [path, new Set([path])] as const),
      ...acceptedPaths(catalog),
    ]),
  };
}

function filesOf(pattern: string): string[] {
  if (existsSync(pattern)) return [pattern];
  const found = globSync(pattern);
  if (found.length === 0) end(`--rules ${pattern}: there is no such file.`);
  return found.sort();
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        service: { type: 'string' },
        out: { type: 'string', default: 'content' },
        rules: { type: 'string', multiple: true },
        'base-path': { type: 'string', multiple: true },
        'dry-run': { type: 'boolean', default: false },
        report: { type: 'string' },
        all: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    end((error as Error).message);
  }
}

function end(message: string): never {
  console.error(message);
  process.exit(2);
}
