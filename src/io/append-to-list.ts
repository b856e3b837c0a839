import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parse, parseDocument } from 'yaml';

/**
 * Adds an entry behind the last one of a list, by splicing text: no other line changes, comments stay.
 * @param entry block YAML that begins with `- `.
 * @returns the new text, or why the text takes no entry; nothing is guessed.
 */
export function appendToList(
  text: string,
  key: string,
  entry: string,
): { text: string } | { reason: string } {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return { reason: `it is broken YAML: ${document.errors[0]?.message.split('\n')[0]}` };
  const root = document.contents;
  const pair = isMap(root)
    ? root.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (!isMap(root) || root.flow || pair === undefined) return { reason: `it has no list \`${key}\`` };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const list = pair.value;
  let spliced: string;
  if (isSeq(list) && !list.flow && list.items.length > 0) {
    const first = (list.items[0] as { range?: [number, number, number] } | null)?.range;
    const last = (list.items.at(-1) as { range?: [number, number, number] } | null)?.range;
    if (!first || !last) return { reason: `its list \`${key}\` has an empty entry` };
    const indent = columnOfDash(text, first[0]);
    if (indent === undefined)
      return { reason: `its list \`${key}\` is written in a way that is not known here` };
    const at = endOfEntry(text, last[1], indent);
    const apart = list.items.length > 1 && /\n[ \t]*\r?\n[ \t]*- /.test(text.slice(first[0], last[0] + 1));
    const before = text.slice(0, at);
    const gap = `${before.endsWith('\n') ? '' : eol}${apart ? eol : ''}`;
    spliced = `${before}${gap}${indented(entry, indent, eol)}${text.slice(at)}`;
  } else if (isSeq(list) && list.items.length === 0 && list.range) {
    const at = text.slice(0, list.range[0]).trimEnd().length;
    const rest = text.slice(list.range[1]).replace(/^[ \t]*\r?\n/, '');
    spliced = `${text.slice(0, at)}${eol}${indented(entry, 2, eol)}${rest}`;
  } else {
    return { reason: `its list \`${key}\` stands on one line: write one entry a line first` };
  }
  return verify(text, spliced, key, entry) ?? { text: spliced };
}

/** Column of the dash in front of an entry, when nothing but blanks stands before and behind it. */
function columnOfDash(text: string, entryAt: number): number | undefined {
  const line = text.slice(text.lastIndexOf('\n', entryAt - 1) + 1, entryAt);
  return /^ *- +$/.test(line) ? line.indexOf('-') : undefined;
}

/** Behind the entry's last line, and behind the comments that are indented like its keys. */
function endOfEntry(text: string, end: number, indent: number): number {
  const lineEnd = (from: number) => {
    const at = text.indexOf('\n', from);
    return at < 0 ? text.length : at + 1;
  };
  let at = end > 0 && text[end - 1] === '\n' ? end : lineEnd(end);
  for (let next = at; next < text.length; ) {
    const line = text.slice(next, lineEnd(next));
    const isOwn = /^( *)#/.exec(line);
    if (isOwn === null || (isOwn[1]?.length ?? 0) <= indent) break;
    next = lineEnd(next);
    at = next;
  }
  return at;
}

function indented(entry: string, indent: number, eol: string): string {
  return entry
    .split('\n')
    .map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`))
    .join(eol);
}

/** Reads the result back: what was there is there, and one entry more. */
function verify(before: string, after: string, key: string, entry: string): { reason: string } | undefined {
  const read = (text: string) => parse(text) as Record<string, unknown>;
  try {
    const old = read(before);
    const list = [...((old[key] as unknown[] | null) ?? []), ...(parse(entry) as unknown[])];
    if (isDeepStrictEqual(read(after), { ...old, [key]: list })) return undefined;
  } catch {
    // It is no YAML any more: the reason below says enough.
  }
  return { reason: 'adding the entry would change more than it adds' };
}
