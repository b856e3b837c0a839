import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file that is not there yet, and its folder.
 * @throws when something is there, even a link that leads nowhere: nothing is overwritten.
 */
export function createFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`${path} is there already, and nothing is overwritten.`);
  }
}

/**
 * Writes a file anew, at one stroke.
 * @throws when it no longer says what was read of it: somebody else has written meanwhile.
 */
export function replaceFile(path: string, before: string, after: string): void {
  if (readFileSync(path, 'utf8') !== before) throw new Error(`${path} has changed meanwhile: run it again.`);
  const beside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(beside, after, { flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
