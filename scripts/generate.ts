/**
 * npm run generate -- [--service NAME]... [--out DIR] [--root DIR]
 * Writes the files for Prometheus, Alertmanager and Grafana of every service, or of those named, to DIR/<service>/.
 * The same content gives the same bytes. Takes no file away.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { generateFiles } from '#generators/files.ts';
import { contentCommit } from '#io/git.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';

const { service: services, out, root } = readArguments();
const { catalog, findings } = readContent(root);
if (findings.length > 0) {
  console.error(formatForTerminal(findings));
  end('Nothing was written: mend the findings above.');
}
const unknown = services.filter((name) => !catalog.services.some(({ id }) => id === name));
if (unknown.length > 0) {
  const known = catalog.services.map(({ id }) => id).join(', ');
  end(`--service ${unknown.join(', ')}: there is no such service. The services are ${known}.`, 2);
}

const chosen = { ...catalog, services: catalog.services.filter(({ id }) => isChosen(id)) };
const files = generateFiles(chosen, { commit: contentCommit(root), readPromql: readPromqlTree });
for (const [path, text] of files) {
  const file = join(out, path.replace(/^\/services\//, ''));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(file);
}
console.log(`${files.size} files written.`);

function isChosen(id: string): boolean {
  return services.length === 0 || services.includes(id);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        service: { type: 'string', multiple: true, default: [] },
        out: { type: 'string', default: 'generated' },
        root: { type: 'string', default: process.cwd() },
      },
    }).values;
  } catch (error) {
    return end(`${(error as Error).message}\nUsage: npm run generate -- [--service NAME]... [--out DIR]`, 2);
  }
}

function end(message: string, status = 1): never {
  console.error(message);
  process.exit(status);
}
