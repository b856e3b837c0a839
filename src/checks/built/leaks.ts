import type { BuiltSite, BuiltText } from '#core/built-site.ts';
import type { Leak } from '#core/leaks/leak.ts';
import type { SourceText } from '#core/source-text.ts';
import type { BuiltProblem } from './built-check.ts';

/** Finds what must not be public in a text. */
type Finder = (text: string) => Leak[] | Promise<Leak[]>;

/**
 * What leaks from the built site and from no file below `content/`: that is told there, or allowed there, and the leave to
 * keep it counts for all that is built from it. Each once, however many files have it.
 */
export async function leakProblems(
  site: BuiltSite,
  sources: readonly SourceText[],
  find: Finder,
  mend: (path: string) => string,
): Promise<BuiltProblem[]> {
  const known = new Set<string>();
  for (const { text } of sources) for (const { value } of await find(text)) known.add(value);
  const found = new Map<string, { leak: Leak; text: Place; files: Set<string> }>();
  for (const text of site.texts()) {
    const seen: Leak[] = [];
    for (const leak of await find(text.text)) {
      // Two finders may know one secret, each its own part of it.
      const isSeen = seen.some((other) => other.line === leak.line && overlap(other.value, leak.value));
      seen.push(leak);
      if (known.has(leak.value) || isSeen) continue;
      const before = found.get(leak.value);
      if (before !== undefined) before.files.add(text.path);
      else found.set(leak.value, { leak, text: placeOf(text, leak.value), files: new Set([text.path]) });
    }
  }
  return [...found.values()].map(({ leak: { what, shown }, text: { path, line }, files }) => ({
    file: site.folder + path,
    line,
    message: `This looks like ${what}: ${shown}.${files.size > 1 ? ` ${files.size} files have it.` : ''}`,
    mend: mend(path),
  }));
}

function overlap(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

interface Place {
  path: string;
  line: number | undefined;
}

/** Where it begins in the file as it is written: whole, escaped, or cut by tags. */
function placeOf({ path, raw }: BuiltText, value: string): Place {
  const forms = [
    value,
    value.replaceAll('&', '&amp;'),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
  ];
  let at = Math.max(...forms.map((form) => raw.indexOf(form)));
  for (let length = value.length - 1; at < 0 && length > 2; length--)
    at = Math.max(raw.indexOf(value.slice(0, length)), raw.indexOf(value.slice(-length)));
  return { path, line: at < 0 ? undefined : raw.slice(0, at).split('\n').length };
}
