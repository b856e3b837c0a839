import { htmlToHast } from 'satteri';

interface HtmlNode {
  type?: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

/** Elements that do not end a word: what they hold is read together with what stands around them. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
/** Attributes that say how something looks. */
const LOOKS = new Set(['className', 'style', 'd', 'points', 'viewBox', 'transform']);

/**
 * What a file of the site says, escapes read: of a page its text with the tags taken off, comments, scripts and a line for
 * the attributes of each element; of JSON its strings as they are meant; of anything else the text itself.
 */
export function textOf(path: string, raw: string): string {
  if (/\.(?:html?|svg|xml)$/.test(path)) return textOfHtml(raw);
  return path.endsWith('.json') ? textOfJson(raw) : raw;
}

function textOfHtml(html: string): string {
  const text: string[] = [];
  const attributes: string[] = [];
  const visit = ({ tagName, value = '', properties = {}, children = [] }: HtmlNode, parent = ''): void => {
    const isBlock = tagName !== undefined && !INLINE.has(tagName);
    if (isBlock) text.push('\n');
    // What is JSON in the page is JSON to its reader too.
    text.push(parent !== 'script' || !/^\s*[[{]/.test(value) ? value : textOfJson(value));
    const line = attributesOf(properties);
    if (line !== '') attributes.push(line);
    for (const child of children) visit(child, tagName);
    if (isBlock) text.push('\n');
  };
  visit(htmlToHast(html) as unknown as HtmlNode);
  return [text.join(''), ...attributes].join('\n');
}

/** `data-token="…" href="…"`, and once more what stands percent-encoded. */
function attributesOf(properties: Record<string, unknown>): string {
  return Object.entries(properties)
    .filter(([name, value]) => !LOOKS.has(name) && value !== null && typeof value !== 'boolean')
    .map(([name, value]) => {
      const written = /^[[{]/.test(String(value)) ? textOfJson(String(value)) : String(value);
      const known = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const meant = decoded(written);
      return meant === written ? `${known}="${written}"` : `${known}="${written}" ${known}="${meant}"`;
    })
    .join(' ');
}

function textOfJson(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (written) => {
    if (!written.includes('\\')) return written;
    try {
      return `"${JSON.parse(written)}"`;
    } catch {
      return written;
    }
  });
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
