import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check, Problem, Tools } from '#checks/check.ts';
import type { Catalog } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import { FindingsError } from '#core/findings-error.ts';
import { readContent } from '#io/read-content.ts';

/** A valid content tree: two services, three runbooks, an alert name that both services have. */
const SMALL_SITE = join(import.meta.dirname, '../fixtures/small-site/content');

/** What a test changes: a file's new text, the text made from the old one, or null for no such file. */
export type Changes = Record<string, string | null | ((text: string) => string)>;

/** Changes the one place where `from` stands. Fails when it stands nowhere or twice: the test would test nothing. */
export function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    assert.equal(text.split(from).length - 1, 1, `\`${from}\` must stand once in\n${text}`);
    return text.replace(from, () => to);
  };
}

/** Adds text at the end of a file. */
export function adding(more: string): (text: string) => string {
  return (text) => text + more;
}

/** Writes `content/` into the folder, with the changes. */
export function writeContent(root: string, changes: Changes = {}): void {
  cpSync(SMALL_SITE, join(root, 'content'), { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(root, file);
    if (change === null) {
      rmSync(path);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof change === 'string' ? change : change(readFileSync(path, 'utf8')));
  }
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waypost-'));
  folders.push(folder);
  return folder;
}

/** A folder with the small content and the changes. */
export function makeContent(changes: Changes = {}): string {
  const root = temporaryFolder();
  writeContent(root, changes);
  return root;
}

/** The catalog of the small content with the changes, all of which must fit their schemas. */
export function catalogWith(changes: Changes = {}): Catalog {
  const { catalog, findings } = readContent(makeContent(changes));
  assert.deepEqual(findings, []);
  return catalog;
}

/** For checks that use none but the day. */
export const NO_TOOLS: Tools = { parsers: {}, today: '2026-11-20', findSecrets: () => [], sources: [] };

/** What a check gives without waiting. Fails when it waits. */
export function atOnce(problems: ReturnType<Check['run']>): Problem[] {
  assert.ok(Array.isArray(problems), 'the check waits for something');
  return problems;
}

/** What a check says of the small content with the changes. */
export function problemsWith(check: Check, changes: Changes = {}): Problem[] {
  return atOnce(check.run(catalogWith(changes), NO_TOOLS));
}

/** Line of the first `text` in a file of the small content with the changes. */
export function lineOfText(file: string, text: string, changes: Changes = {}): number {
  const change = changes[file];
  const old = () => readFileSync(join(SMALL_SITE, '..', file), 'utf8');
  const written = typeof change === 'string' ? change : (change ?? ((same) => same))(old());
  const at = written.indexOf(text);
  assert.notEqual(at, -1, `\`${text}\` stands nowhere in ${file}`);
  return written.slice(0, at).split('\n').length;
}

/** What reading says of the small content with the changes, each finding as `file:line message mend`. */
export function saidOf(changes: Changes): string[] {
  const root = makeContent(changes);
  try {
    return readContent(root).findings.map(inWords);
  } catch (error) {
    if (error instanceof FindingsError) return error.findings.map(inWords);
    throw error;
  }
}

function inWords({ file, line, message, mend }: Finding): string {
  return `${file}:${line} ${message} ${mend}`;
}
