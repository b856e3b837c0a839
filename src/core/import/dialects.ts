import type { TakeNote } from './note.ts';

const RE_FENCE = /^(?<before>[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*)(?<fence>`{3,}|~{3,})(?<info>[^`]*)$/;
const RE_MKDOCS =
  /^(?<indent>[ \t]*)(?:!!!|\?\?\?\+?)\s+(?<kind>[\w-]+)(?:[ \w-]*?)(?:\s+"(?<title>[^"]*)")?\s*$/;
const RE_MKDOCS_TAB = /^(?<indent>[ \t]*)===[!+]?\s+"(?<title>[^"]+)"\s*$/;
const RE_DIRECTIVE =
  /^(?<indent>[ \t]*)(?<colons>:{3,})\s*(?<kind>[A-Za-z][\w-]*)(?:\[(?<label>[^\]]*)\])?\s*(?<rest>.*)$/;
const RE_SHORTCODE = /^(?<indent>[ \t]*)\{\{[<%]\s*(?<name>[\w/-]+)\s*(?<words>.*?)\s*\/?[>%]\}\}\s*$/;
const RE_CLOSING_SHORTCODE = /^[ \t]*\{\{[<%]\s*\/\s*(?<name>[\w/-]+)\s*[>%]\}\}\s*$/;
const RE_LIQUID_FENCE = /^(?<indent>[ \t]*)\{%-?\s*highlight\s+(?<language>[\w-]+).*%\}\s*$/;

/** What the boxes of other site makers are called here: the words behind `[!` in GitHub's own notation. */
const BOXES: Record<string, string> = {
  note: 'NOTE',
  info: 'NOTE',
  hint: 'NOTE',
  notice: 'NOTE',
  alert: 'NOTE',
  admonition: 'NOTE',
  callout: 'NOTE',
  tip: 'TIP',
  success: 'TIP',
  example: 'NOTE',
  abstract: 'NOTE',
  summary: 'NOTE',
  quote: 'NOTE',
  question: 'NOTE',
  seealso: 'NOTE',
  important: 'IMPORTANT',
  warning: 'WARNING',
  attention: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  bug: 'CAUTION',
  failure: 'CAUTION',
  details: 'NOTE',
  expand: 'NOTE',
  collapse: 'NOTE',
  tab: 'TAB',
  codetab: 'TAB',
};
/** Frames around boxes that say nothing themselves. */
const FRAMES = ['tabs', 'tabpane', 'code-toggle', 'columns', 'steps'];

/**
 * Somebody else's Markdown as Markdown that every parser knows: boxes and tabs of Hugo, Docusaurus and MkDocs become
 * GitHub's `> [!NOTE]`, HTML becomes Markdown. Line numbers stay. What had to go is noted.
 */
export function toCommonMarkdown(source: string, take: TakeNote): string {
  return withoutHtml(withBoxes(source.split('\n'), 0, take).join('\n'), take);
}

function withBoxes(lines: readonly string[], above: number, take: TakeNote): string[] {
  const out: string[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const number = above + at + 1;
    const opening = RE_FENCE.exec(line)?.groups;
    if (fence !== undefined) {
      if (opening?.fence?.startsWith(fence) && opening.info?.trim() === '') fence = undefined;
      const isLost =
        fence !== undefined &&
        line.trim() === '' &&
        /^#{1,3} \w/.test(lines[at + 1] ?? '') &&
        !isClosed(lines, at + 1, fence);
      if (isLost) take('unsure', number, 'A fence is never closed: it ends above the next heading.', '');
      out.push(isLost ? (fence ?? '') : line);
      if (isLost) fence = undefined;
      continue;
    }
    if (opening?.fence !== undefined) {
      fence = opening.fence;
      out.push(line);
      continue;
    }
    const indented = RE_MKDOCS.exec(line)?.groups ?? RE_MKDOCS_TAB.exec(line)?.groups;
    if (indented !== undefined) {
      const { indent = '', kind = 'tab', title = '' } = indented;
      const end = endOfIndented(lines, at + 1, indent.length + 1);
      const body = lines
        .slice(at + 1, end)
        .map((inner) => inner.replace(/^(?:\t| {1,4})/, '').slice(indent.length));
      pushBox(indent, kind, title, body, number, line);
      at = end - 1;
      continue;
    }
    const directive = RE_DIRECTIVE.exec(line)?.groups;
    if (directive !== undefined) {
      const { indent = '', colons = ':::', kind = 'note', label, rest = '' } = directive;
      const end = lines.findIndex((inner, index) => index > at && inner.trim() === colons);
      if (end < 0) take('unsure', number, `The box \`${colons}${kind}\` is never closed.`, line.trim());
      const last = end < 0 ? lines.length : end;
      const words = label ?? (/\{/.test(rest) ? '' : rest);
      if (words !== rest && rest !== '') take('changed', number, 'Attributes of a box went.', rest);
      pushBox(indent, kind, words, lines.slice(at + 1, last), number, line);
      if (end >= 0) out.push('');
      at = last;
      continue;
    }
    const shortcode = RE_SHORTCODE.exec(line)?.groups;
    if (shortcode !== undefined && isBlock(shortcode.name ?? '')) {
      const { indent = '', name = '', words = '' } = shortcode;
      const end = endOfShortcode(lines, at, name);
      if (end !== undefined) {
        const body = lines.slice(at + 1, end);
        if (name === 'highlight') {
          const [language = ''] = words.split(/\s+/);
          take(
            'changed',
            number,
            'A `highlight` block is a fence now.',
            `${line.trim()} ${lines[end]?.trim()}`,
          );
          out.push(`${indent}\`\`\`${language}`, ...body, `${indent}\`\`\``);
        } else if (FRAMES.includes(name)) {
          take(
            'changed',
            number,
            `The frame \`${name}\` went; what it held stays.`,
            `${line.trim()} ${lines[end]?.trim()}`,
          );
          out.push('', ...withBoxes(body, number, take), '');
        } else {
          const quoted = /"([^"]*)"/.exec(words)?.[1];
          const [first = ''] = words.split(/\s+/);
          const kind = name in BOXES && first in BOXES ? first : name;
          pushBox(indent, kind, quoted ?? '', body, number, `${line.trim()} ${lines[end]?.trim()}`);
          out.push('');
        }
        at = end;
        continue;
      }
    }
    const liquid = RE_LIQUID_FENCE.exec(line)?.groups;
    const closing =
      liquid && lines.findIndex((inner, index) => index > at && /\{%-?\s*endhighlight/.test(inner));
    if (liquid !== undefined && closing !== undefined && closing > 0) {
      take(
        'changed',
        number,
        'A `highlight` block is a fence now.',
        `${line.trim()} ${lines[closing]?.trim()}`,
      );
      out.push(
        `${liquid.indent}\`\`\`${liquid.language}`,
        ...lines.slice(at + 1, closing),
        `${liquid.indent}\`\`\``,
      );
      at = closing;
      continue;
    }
    out.push(withoutShortcodes(line, number, take));
  }
  return out;

  function pushBox(
    indent: string,
    kind: string,
    title: string,
    body: readonly string[],
    number: number,
    was: string,
  ) {
    const box = BOXES[kind.toLowerCase()] ?? 'NOTE';
    take(
      'changed',
      number,
      box === 'TAB' ? 'A tab is a labelled part now.' : `A box \`${kind}\` is a note or caution now.`,
      was.trim(),
    );
    out.push(`${indent}> [!${box}] ${title}`.trimEnd());
    const inner = withBoxes(body, number, take);
    // Blank lines at its end part it from the next box.
    const last = inner.findLastIndex((text) => text.trim() !== '');
    inner.forEach((text, index) => {
      out.push(
        index > last
          ? ''
          : `${indent}> ${text.startsWith(indent) ? text.slice(indent.length) : text}`.trimEnd(),
      );
    });
  }
}

/** Whether a fence ends below a line, and not only because the next one begins. */
function isClosed(lines: readonly string[], start: number, fence: string): boolean {
  for (const line of lines.slice(start)) {
    const found = RE_FENCE.exec(line)?.groups;
    if (found?.fence?.startsWith(fence)) return found.info?.trim() === '';
  }
  return false;
}

function isBlock(name: string): boolean {
  return name === 'highlight' || FRAMES.includes(name) || Object.hasOwn(BOXES, name);
}

function endOfIndented(lines: readonly string[], start: number, least: number): number {
  let end = start;
  for (let at = start; at < lines.length; at++) {
    const line = (lines[at] ?? '').replaceAll('\t', '    ');
    if (line.trim() === '') continue;
    if ((/^ */.exec(line)?.[0].length ?? 0) < least) break;
    end = at + 1;
  }
  return end;
}

function endOfShortcode(lines: readonly string[], start: number, name: string): number | undefined {
  let depth = 0;
  for (let at = start; at < lines.length; at++) {
    if (RE_SHORTCODE.exec(lines[at] ?? '')?.groups?.name === name) depth++;
    if (RE_CLOSING_SHORTCODE.exec(lines[at] ?? '')?.groups?.name === name && --depth === 0) return at;
  }
  return undefined;
}

/** Links made by a shortcode become links; any other stays as code, so that its words are seen. */
function withoutShortcodes(line: string, number: number, take: TakeNote): string {
  return line
    .replace(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s>%]+)"?\s*[>%]\}\}/g, (whole, target: string) => {
      take('changed', number, 'A reference is a link now.', whole);
      return target;
    })
    .replace(/(?<!`)(?:\{\{[<%].*?[>%]\}\}|\{%-?.*?-?%\})(?!`)/g, (whole: string, offset: number) => {
      if ((line.slice(0, offset).split('`').length - 1) % 2 === 1) return whole;
      take('unsure', number, 'A shortcode of the old site stands as code: write what it showed.', whole);
      return `\`${whole}\``;
    });
}

/** Elements that go without a trace: what they hold stays. */
const PLAIN =
  'a abbr article aside big body center cite dd del div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img ins kbd label li main mark nav ol p picture pre q s samp script section small source span strike strong style sub summary sup svg table tbody td tfoot th thead time title tr tt u ul var video b br blockquote button caption code col colgroup details input meta link path base'.split(
    ' ',
  );
const MARKS: Record<string, string> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  del: '~~',
  strike: '~~',
};

const RE_HTML =
  /(?<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)|<!--[\s\S]*?(?:-->|$)|(?<!\]\()<(?<close>\/?)(?<name>[A-Za-z][\w.-]*)(?<rest>(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*|\/)?)>/g;

function withoutHtml(source: string, take: TakeNote): string {
  const lines = source.split('\n');
  let number = 1;
  let chunk: string[] = [];
  let start = 1;
  let fence: string | undefined;
  const out: string[] = [];
  const flush = () => {
    if (chunk.length > 0) out.push(...chunkWithoutHtml(chunk.join('\n'), start, take).split('\n'));
    chunk = [];
  };
  for (const line of lines) {
    const found = RE_FENCE.exec(line)?.groups;
    if (fence !== undefined) {
      if (found?.fence?.startsWith(fence) && found.info?.trim() === '') fence = undefined;
      out.push(line);
    } else if (found?.fence !== undefined) {
      flush();
      fence = found.fence;
      out.push(line);
    } else {
      if (chunk.length === 0) start = number;
      chunk.push(line);
    }
    number++;
  }
  flush();
  return out.join('\n');
}

const RE_ANCHOR = /<a\s[^<>]*?href\s*=\s*["']?([^"'\s<>]+)["']?[^<>]*>([^<>]*)<\/a>/gi;

function isLineEnd(chunk: string, at: number): boolean {
  return /^[ \t]*\n[ \t]*\S/.test(chunk.slice(at));
}

function chunkWithoutHtml(text: string, start: number, take: TakeNote): string {
  const chunk = text.replace(RE_ANCHOR, (whole: string, url: string, words: string, offset: number) => {
    const line = start + text.slice(0, offset).split('\n').length - 1;
    take('changed', line, 'HTML is Markdown now.', whole);
    return `[${words}](${url})`;
  });
  return chunk.replace(RE_HTML, (whole: string, ...rest) => {
    const [offset, , groups] = rest.slice(-3) as [number, string, Record<string, string | undefined>];
    if (whole.startsWith('`')) return whole;
    const line = start + chunk.slice(0, offset).split('\n').length - 1;
    const kept = '\n'.repeat(whole.split('\n').length - 1);
    if (whole.startsWith('<!--')) {
      take('left-out', line, 'A comment of the source.', whole.slice(4).replace(/-->$/, '').trim());
      return kept;
    }
    const { close = '', name = '', rest: attributes = '' } = groups;
    const tag = name.toLowerCase();
    const given = (key: string) =>
      new RegExp(`\\b${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
        .exec(attributes)
        ?.slice(1)
        .find((value) => value !== undefined);
    if (!PLAIN.includes(tag) && !/^[A-Z]/.test(name)) {
      // `<namespace>` in a sentence is a placeholder, and a browser would have shown nothing.
      if (attributes.trim() === '' || !attributes.includes('=')) return `\`${whole}\``;
      take('changed', line, `The element \`${name}\` went; what it held stays.`, whole);
      return kept;
    }
    take('changed', line, 'HTML is Markdown now.', whole);
    if (tag === 'br') return isLineEnd(chunk, offset + whole.length) ? '\\' : ' ';
    if (MARKS[tag] !== undefined) return MARKS[tag] ?? '';
    if (['code', 'kbd', 'samp', 'tt', 'var'].includes(tag)) return '`';
    if (tag === 'summary') return '**';
    if (tag === 'img') return `![${given('alt') ?? ''}](${given('src') ?? ''})${kept}`;
    if (/^h[1-6]$/.test(tag)) return close ? kept : `${'#'.repeat(Number(tag[1]))} ${kept}`;
    if (tag === 'li') return close ? kept : `- ${kept}`;
    if (tag === 'td' || tag === 'th') return close ? kept : ` | ${kept}`;
    if (tag === 'tabitem' && !close) return `**${given('label') ?? given('value') ?? ''}**${kept}`;
    // Words that only a tag parts stay two.
    const isBetween = /\w$/.test(chunk.slice(0, offset)) && /^\w/.test(chunk.slice(offset + whole.length));
    return isBetween ? ' ' : kept;
  });
}
