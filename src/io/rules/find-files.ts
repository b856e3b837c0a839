import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file to read. */
export interface FoundFile {
  file: string;
  /** The user wrote its name: that it holds nothing is worth a word. */
  named: boolean;
}

const ENDINGS = '**/*.{yaml,yml,json,rules}';
const PASSED_BY = ['node_modules', '.git'];

/** Files of names, folders and globs, each once, in the order asked for; and what stands for nothing. */
export function findFiles(asked: readonly string[]): { files: FoundFile[]; missing: string[] } {
  const files = new Map<string, FoundFile>();
  const missing: string[] = [];
  for (const name of asked) {
    const state = statSync(name, { throwIfNoEntry: false });
    const found = state?.isFile()
      ? [{ file: name, named: true }]
      : state?.isDirectory()
        ? below(name, ENDINGS)
        : below('.', name);
    if (found.length === 0 && !state?.isDirectory()) missing.push(name);
    for (const one of found) if (!files.has(one.file)) files.set(one.file, one);
  }
  return { files: [...files.values()], missing };
}

function below(folder: string, pattern: string): FoundFile[] {
  return globSync(pattern, { cwd: folder, exclude: (name) => PASSED_BY.includes(name) })
    .map((found) => join(folder, found))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .sort()
    .map((file) => ({ file, named: false }));
}

/** A file's text with every byte kept; undefined when it is not UTF-8. */
export function readText(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
