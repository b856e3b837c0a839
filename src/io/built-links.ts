import { htmlToHast, markdownToMdast } from 'satteri';
import type { BuiltDocument } from '#core/built-site.ts';
import { lineOfNode, type MarkdownNode } from '#core/markdown.ts';

type Links = BuiltDocument['links'];

interface HtmlNode {
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

/** A runbook in catalog.json. */
interface Placed {
  path?: string;
  phases?: { id: string }[];
  steps?: { id: string }[];
}

const LINK_PROPERTIES = ['href', 'src', 'action', 'poster'];
/** Keys of catalog.json that hold an address, and those that hold a path without base. */
const URL_KEYS = ['url', 'runbookUrl', 'site'];
const PATH_KEYS = ['path', 'place'];

/** Ids and links of a page; the address it calls its own is none of the links. */
export function readHtml(text: string): { ids: Set<string>; links: Links; canonical?: string } {
  const ids = new Set<string>();
  const links: Links = [];
  let canonical: string | undefined;
  const lineOf = lineFinder(text);
  const visit = ({ tagName, properties = {}, children = [] }: HtmlNode): void => {
    if (typeof properties.id === 'string') ids.add(properties.id);
    if (tagName === 'link' && String(properties.rel) === 'canonical') {
      canonical = String(properties.href);
      return;
    }
    for (const key of LINK_PROPERTIES) {
      const url = properties[key];
      if (typeof url === 'string') links.push({ url, line: lineOf(url) });
    }
    for (const child of children) visit(child);
  };
  visit(htmlToHast(text) as unknown as HtmlNode);
  return canonical === undefined ? { ids, links } : { ids, links, canonical };
}

/** Links of a Markdown twin, and addresses of the site that stand in its text; code is shown, not meant. */
export function readMarkdown(text: string, address: string): Links {
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const own = new RegExp(`${escaped}[^\\s<>"'\`]*`, 'g');
  const links: Links = [];
  const visit = (node: MarkdownNode): void => {
    const line = lineOfNode(node);
    if (node.type === 'text') {
      for (const { 0: url } of (node.value ?? '').matchAll(own))
        links.push({ url: url.replace(/[.,;:!?)\]]+$/, ''), line });
    }
    if (node.url !== undefined) links.push({ url: node.url, line });
    // A bare address is a link whose words are the address once more.
    else for (const child of node.children ?? []) visit(child);
  };
  visit(markdownToMdast(text) as MarkdownNode);
  return links;
}

/** Addresses of the site in a JSON twin; of catalog.json and anchors.json also their paths, steps and anchors. */
export function readJson(text: string, address: string): Links {
  const links: Links = [];
  const lineOf = lineFinder(text);
  const atPath = (path: string) => address + path.slice(1);
  const add = (url: string, written: string) => links.push({ url, line: lineOf(written) });
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (PATH_KEYS.includes(key) && value.startsWith('/')) add(atPath(value), value);
      else if (value.startsWith(address) || (URL_KEYS.includes(key) && value.startsWith('/')))
        add(value, value);
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, key);
    } else if (typeof value === 'object' && value !== null) {
      const { path, phases = [], steps = [] } = value as Placed;
      if (path !== undefined) for (const { id } of [...phases, ...steps]) add(`${atPath(path)}#${id}`, id);
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    }
  };
  const whole = JSON.parse(text) as { anchors?: Record<string, string[]> };
  visit(whole, '');
  for (const [path, ids] of Object.entries(whole.anchors ?? {})) {
    add(atPath(path), path);
    for (const id of ids) add(`${atPath(path)}#${id}`, id);
  }
  return links;
}

/** Lines of quoted values that are asked for in the order in which they stand; the last line for what is not found. */
function lineFinder(text: string): (value: string) => number {
  let at = 0;
  let line = 1;
  return (value) => {
    const forms = [value, value.replaceAll('&', '&#38;'), value.replaceAll('&', '&amp;')];
    const found = Math.max(...forms.map((form) => text.indexOf(`"${form}"`, at)));
    if (found === -1) return line;
    line += text.slice(at, found).split('\n').length - 1;
    at = found;
    return line;
  };
}
