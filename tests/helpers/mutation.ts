import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tools } from '#checks/check.ts';
import { findingsOf } from '#checks/index.ts';
import type { Finding } from '#core/finding.ts';
import { extendPublished } from '#core/published.ts';
import type { Parsers } from '#core/syntax.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { writePublished } from '#io/published.ts';
import { type Earlier, readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { findShellcheck } from '#io/shellcheck.ts';
import { temporaryFolder } from '#tests/content.ts';

/** One fault in the real content, and who must find it where. */
export interface Mutation {
  check: string;
  file: string;
  /** What stands there: the first place is changed. Absent: the file is new, or gone where `put` is absent too. */
  find?: string | RegExp;
  put?: string;
  /** Where it is reported: the line of this text in the changed file, or a line. Default: where `put` starts. */
  at?: string | number;
  /** The file it is reported in. Default: the changed one. */
  in?: string;
  /** Other checks that may rightly say something too. */
  also?: readonly string[];
}

/** A copy of the project's content, with everything published that it has, in which one file at a time is changed. */
export class MutableContent {
  readonly root = temporaryFolder();
  readonly #earlier: Earlier = new Map();
  readonly #tools: Omit<Tools, 'sources'>;

  constructor() {
    cpSync(join(import.meta.dirname, '../../content'), join(this.root, 'content'), { recursive: true });
    const { catalog } = readContent(this.root, this.#earlier);
    writePublished(extendPublished(catalog.published, catalog), this.root);
    const lint = findShellcheck();
    this.#tools = {
      parsers: remembering(loadParsers()),
      lintShell: lint && rememberingEach(lint),
      // Nothing was overdue when the last page was read.
      today: catalog.runbooks.map(({ reviewedOn }) => reviewedOn).reduce((a, b) => (a > b ? a : b)),
      readPromql: readPromqlTree,
      findSecrets: remembered(scanForSecrets),
    };
  }

  findings(): Promise<Finding[]> {
    return findingsOf(() => readContent(this.root, this.#earlier), this.#tools);
  }

  /** What is found with the fault, and the line where it must be. The content is as before afterwards. */
  async findingsWith({ file, find, put, at, in: other = file }: Mutation): Promise<[Finding[], number]> {
    const path = join(this.root, file);
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const from = find === undefined ? 0 : offsetOf(before ?? '', find, file);
    try {
      if (put === undefined) rmSync(path);
      else if (find === undefined) writeFileSync(path, put);
      else
        writeFileSync(
          path,
          (before ?? '').replace(find, () => put),
        );
      const findings = await this.findings();
      if (typeof at === 'number') return [findings, at];
      const text = readFileSync(join(this.root, other), 'utf8');
      const start = at === undefined ? from : offsetOf(text, at, other);
      return [findings, text.slice(0, start).split('\n').length];
    } finally {
      if (before === undefined) rmSync(path);
      else writeFileSync(path, before);
    }
  }
}

function offsetOf(text: string, find: string | RegExp, file: string): number {
  const at = typeof find === 'string' ? text.indexOf(find) : text.search(find);
  assert.notEqual(at, -1, `${find} stands nowhere in ${file}: the fault cannot be made`);
  return at;
}

function remembered<T>(ask: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text) ?? ask(text);
    known.set(text, answer);
    return answer;
  };
}

function remembering(parsers: Parsers): Parsers {
  return Object.fromEntries(
    Object.entries(parsers).map(([language, parse]) => [language, remembered(parse)]),
  );
}

function rememberingEach(lint: NonNullable<Tools['lintShell']>): NonNullable<Tools['lintShell']> {
  const known = new Map<string, Awaited<ReturnType<typeof lint>>[number]>();
  return async (scripts) => {
    const fresh = [...new Set(scripts)].filter((script) => !known.has(script));
    const found = await lint(fresh);
    fresh.forEach((script, index) => {
      known.set(script, found[index] ?? []);
    });
    return scripts.map((script) => known.get(script) ?? []);
  };
}
