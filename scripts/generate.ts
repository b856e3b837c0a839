/**
 * npm run generate -- [--service NAME]... [--out DIR] [--check] [--root DIR]
 * Writes the files for Prometheus, Alertmanager and Grafana of every service, or of those named, to DIR/<service>/.
 * The same content gives the same bytes. Takes no file away. --check writes nothing and exits 1 when a file is not as it
 * would be written, whatever commit it names. Content with errors writes nothing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findingsOf } from '#checks/index.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { hasErrors } from '#core/finding.ts';
import { generateFiles } from '#generators/files.ts';
import { today } from '#io/clock.ts';
import { contentCommit } from '#io/git.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';

// A commit cannot name itself: files that are committed with their content name the one before.
const RE_COMMIT = /, commit [0-9a-f]{40}(?: with changes)?/;

const { service: asked, out, check, root } = readArguments();

// What decides about a link: the commands in the pages do not.
const findings = await findingsOf(() => readContent(root), {
  parsers: {},
  today: today(),
  findSecrets: () => [],
});
if (hasErrors(findings)) {
  console.error(formatForTerminal(findings.filter(({ level }) => level === 'error')));
  end('Nothing was written: mend the findings above.');
}
const { catalog } = readContent(root);
const unknown = asked.filter((name) => !catalog.services.some(({ id }) => id === name));
if (unknown.length > 0) {
  const known = catalog.services.map(({ id }) => id).join(', ');
  end(`--service ${unknown.join(', ')}: there is no such service. The services are ${known}.`, 2);
}

const services = catalog.services.filter(({ id }) => asked.length === 0 || asked.includes(id));
const files = [
  ...generateFiles({ ...catalog, services }, { commit: contentCommit(root), readPromql: readPromqlTree }),
].map(([path, text]) => ({ file: join(out, path.replace(/^\/services\//, '')), text }));
if (check) {
  const other = files.filter(
    ({ file, text }) => read(file)?.replace(RE_COMMIT, '') !== text.replace(RE_COMMIT, ''),
  );
  for (const { file } of other) console.error(`${file} is not what the content makes it.`);
  if (other.length > 0)
    end(`${other.length} of ${files.length} files: run \`npm run generate\` and commit them.`);
  console.log(`${files.length} files are up to date.`);
} else {
  for (const { file, text } of files) write(file, text);
  console.log(`${files.length} files written.`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(file);
  } catch (error) {
    end(`${file} cannot be written: ${(error as Error).message}. Name another folder: --out DIR`);
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        service: { type: 'string', multiple: true, default: [] },
        out: { type: 'string', default: 'generated' },
        check: { type: 'boolean', default: false },
        root: { type: 'string', default: process.cwd() },
      },
    }).values;
  } catch (error) {
    const usage = 'npm run generate -- [--service NAME]... [--out DIR] [--check]';
    return end(`${(error as Error).message}\nUsage: ${usage}`, 2);
  }
}

function end(message: string, status = 1): never {
  console.error(message);
  process.exit(status);
}
