import { runbookPath } from '#core/links.ts';
import { textOf } from '#core/markdown.ts';
import type { TakeNote } from './note.ts';
import { inlineCode, mapSource, type SourceNode, text } from './tree.ts';

/** Where an imported page went. */
export interface Moved {
  /** Runbook id. */
  id: string;
  /** Old fragment -> new id. */
  anchors: ReadonlyMap<string, string>;
}

/** Imported pages by the path of their source without its ending, lower-case. */
export type MovedPages = ReadonlyMap<string, Moved>;

/** Points links between imported pages at their new places; what leads nowhere becomes text with its address. */
export function withNewLinks(
  nodes: readonly SourceNode[],
  from: string,
  pages: MovedPages,
  bases: readonly string[],
  take: TakeNote,
): SourceNode[] {
  const own = pages.get(keyOf(from));
  return nodes.flatMap((node) =>
    mapSource(node, (inner) => {
      if (inner.type !== 'link') return inner;
      const url = (inner.url ?? '').trim();
      const target = newAddress(url, from, own, pages, bases);
      const line = inner.position?.start.line ?? 1;
      if (target !== undefined) {
        if (target !== url) take('changed', line, 'The link leads to the new page.', url);
        return { ...inner, url: target };
      }
      const words = inner.children ?? [];
      if (inner.title) take('changed', line, 'The title of a link went with it.', inner.title);
      if (/^http:\/\//i.test(url))
        take('unsure', line, 'A link without https stands as text: pages link to https only.', '');
      else take('unsure', line, `The link leads to no imported page: \`${url}\`.`, '');
      if (url === '' || textOf(inner).trim() === url) return url === '' ? words : [inlineCode(url)];
      return [...words, text(' ('), inlineCode(url), text(')')];
    }),
  );
}

/** `kubernetes/KubePodCrashLooping.md` -> `kubernetes/kubepodcrashlooping` */
export function keyOf(path: string): string {
  return path
    .toLowerCase()
    .replace(/\.(?:md|mdx|markdown|html?)$/, '')
    .replace(/(?:^|\/)(?:_?index|readme)$/, '')
    .replace(/^\/+|\/+$/g, '');
}

function newAddress(
  url: string,
  from: string,
  own: Moved | undefined,
  pages: MovedPages,
  bases: readonly string[],
): string | undefined {
  if (/[<>\s]|\{\{/.test(url)) return undefined;
  if (/^(?:https:\/\/|mailto:)/i.test(url)) return url.replace(/^\w+/, (scheme) => scheme.toLowerCase());
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  const [place = '', fragment] = url.split('#');
  const path = place.replace(/\?.*$/, '');
  const found = path === '' ? own : pageAt(decoded(path), from, pages, bases);
  if (found === undefined) return undefined;
  const anchor = fragment === undefined ? undefined : anchorOf(found, decoded(fragment));
  const page = path === '' ? '' : runbookPath(found.id);
  if (anchor === undefined) return page === '' ? undefined : page;
  return `${page}#${anchor}`;
}

function anchorOf({ anchors }: Moved, fragment: string): string | undefined {
  return anchors.get(fragment) ?? anchors.get(fragment.toLowerCase());
}

function pageAt(path: string, from: string, pages: MovedPages, bases: readonly string[]): Moved | undefined {
  const folder = from.split('/').slice(0, -1);
  const tries = path.startsWith('/')
    ? [
        path,
        ...bases
          .filter((base) => path.toLowerCase().startsWith(base.toLowerCase()))
          .map((base) => path.slice(base.length)),
      ]
    : [joined(folder, path), joined([], path), joined([...folder, 'x'], path)];
  for (const candidate of tries) {
    const found = candidate === undefined ? undefined : pages.get(keyOf(candidate));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** undefined when it leaves the folder. */
function joined(folder: readonly string[], path: string): string | undefined {
  const parts = [...folder];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
