import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { SourceFile } from '#core/import/source-page.ts';

const MOST_BYTES = 1_000_000;
const MOST_DEPTH = 20;
const MOST_FILES = 5_000;
const RE_PAGE = /\.(?:md|mdx|markdown)$/i;
const RE_FRONT_MATTER = /^(?<fence>---|\+\+\+)[ \t]*\n(?<matter>[\s\S]*?)(?<=\n)\k<fence>[ \t]*(?:\n|$)/;

/** A file that was not read, and why. */
export interface Unread {
  path: string;
  reason: string;
}

/** Every Markdown page below a folder, by path; what is no page, or cannot be one, is named. Follows no links. */
export function readFolder(folder: string): { files: SourceFile[]; unread: Unread[] } {
  const files: SourceFile[] = [];
  const unread: Unread[] = [];
  walk('', 0);
  return { files, unread };

  function walk(below: string, depth: number): void {
    if (depth > MOST_DEPTH) {
      unread.push({ path: below, reason: `deeper than ${MOST_DEPTH} folders` });
      return;
    }
    const entries = readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (/\p{Cc}/u.test(entry.name))
        unread.push({ path: JSON.stringify(path), reason: 'a name with control characters' });
      else if (entry.isSymbolicLink()) unread.push({ path, reason: 'a symbolic link' });
      else if (entry.isDirectory()) walk(path, depth + 1);
      else if (!entry.isFile()) unread.push({ path, reason: 'no file' });
      else if (!RE_PAGE.test(entry.name)) unread.push({ path, reason: 'no Markdown' });
      else if (files.length >= MOST_FILES) unread.push({ path, reason: `more than ${MOST_FILES} pages` });
      else read(path);
    }
  }

  function read(path: string): void {
    const { size } = lstatSync(join(folder, path));
    if (size > MOST_BYTES) {
      unread.push({ path, reason: `larger than ${MOST_BYTES / 1000} kB` });
      return;
    }
    const text = decode(readFileSync(join(folder, path)));
    if (text === undefined) {
      unread.push({ path, reason: 'no text in UTF-8' });
      return;
    }
    const { file, fault } = sourceFile(path, text);
    if (fault !== undefined)
      unread.push({
        path,
        reason: `front matter that cannot be read (${fault}); the text below it was imported`,
      });
    if (isSectionPage(file)) unread.push({ path, reason: 'a page of a section without text' });
    else files.push(file);
  }
}

/** Front matter and text of a page. Front matter that cannot be read is left to the reader, and said. */
export function sourceFile(path: string, text: string): { file: SourceFile; fault?: string | undefined } {
  const found = RE_FRONT_MATTER.exec(text);
  if (found?.groups === undefined) return { file: { path, matter: {}, body: text } };
  const { fence, matter = '' } = found.groups;
  const body = found[0].replace(/[^\n]/g, '') + text.slice(found[0].length);
  try {
    const value = fence === '+++' ? parseToml(matter) : parsed(matter);
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isMap) return { file: { path, matter: { ...value } as Record<string, unknown>, body } };
    return { file: { path, matter: matter.trim() === '' ? {} : { text: matter.trim() }, body } };
  } catch (error) {
    const fault = (error as Error).message.split('\n')[0];
    return { file: { path, matter: { text: matter.trim() }, body }, fault };
  }
}

function parsed(yaml: string): unknown {
  const document = parseDocument(yaml, { prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  // Days stay as they were written; a bomb of aliases is refused.
  return document.toJS({ maxAliasCount: 20 });
}

/** UTF-8 without its mark, lines ended as Unix does; undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

function isSectionPage({ path, body }: SourceFile): boolean {
  return /(?:^|\/)(?:_?index|readme)\.\w+$/i.test(path) && body.trim() === '';
}
