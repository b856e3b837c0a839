import { absoluteUrl } from '#core/links.ts';

/** A fenced block, to its closing fence or the end. */
const RE_FENCE = /^[ \t]*(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:^[ \t]*\1[`~]*[ \t]*$|(?![\s\S])))?/gm;
/** `<Step id="a" do="Ask > listen">`: a quoted value may hold anything else. */
const RE_OPENING = /<(?<opened>Step|Expect|IfNot|Caution|Note)(?<attributes>(?:\s+\w+="[^"]*")*)\s*>/;
const RE_CLOSING = /\s*<\/(?<closed>Step|Expect|IfNot|Caution|Note)>/;
/** Code in a line: what stands in it is shown, not meant. */
const RE_CODE = /(?<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/;
/** `](/guides/` and `[name]: /guides/`. */
const RE_LINK = /(?<before>\]\(|^[ \t]*\[[^\]\n]+\]:[ \t]*)(?<path>\/[^\s)]*)/;
const RE_PROSE = new RegExp(
  [RE_OPENING, RE_CLOSING, RE_CODE, RE_LINK].map(({ source }) => source).join('|'),
  'gm',
);
const RE_ATTRIBUTE = /(\w+)="([^"]*)"/g;

const LABELS: Record<string, string> = {
  Expect: '**Expect:**',
  IfNot: '**If not:**',
  Caution: '**Caution:**',
  Note: '**Note:**',
};

/** A page's MDX as plain Markdown: elements become headings and labels, links absolute, blocks stay to the letter. */
export function plainMarkdown(body: string, site: { url: string; base: string }): string {
  const toPlain = proseWriter(site);
  let plain = '';
  let at = 0;
  for (const { 0: fence, index } of body.matchAll(RE_FENCE)) {
    plain += toPlain(body.slice(at, index)) + fence;
    at = index + fence.length;
  }
  return `${(plain + toPlain(body.slice(at))).trim()}\n`;
}

/** Writes prose piece by piece: an element may begin before a block and end behind it. */
function proseWriter(site: { url: string; base: string }): (text: string) => string {
  const address = (path: string) => (path.startsWith('/') ? absoluteUrl(site, path) : path);
  let goto: string | undefined;
  const write = (whole: string, groups: Record<string, string | undefined>, next: string): string => {
    const { opened, attributes = '', closed, before = '', path } = groups;
    if (opened !== undefined) {
      const given = Object.fromEntries(
        [...attributes.matchAll(RE_ATTRIBUTE)].map(([, key, value]) => [key, value]),
      );
      if (opened === 'Step') return `### ${given.do ?? ''} {#${given.id ?? ''}}`;
      if (opened === 'IfNot') goto = given.goto;
      return `${LABELS[opened]}${next === '\n' ? '' : ' '}`;
    }
    if (closed === 'Step') return '';
    if (closed === 'IfNot' && goto !== undefined) return ` Go on at ${address(goto)}.\n`;
    if (closed !== undefined) return '\n';
    return path === undefined ? whole : `${before}${address(path)}`;
  };
  return (text) =>
    text
      .replace(RE_PROSE, (whole: string, ...rest) => {
        const [offset, all, groups] = rest.slice(-3) as [number, string, Record<string, string | undefined>];
        return write(whole, groups, all[offset + whole.length] ?? '');
      })
      .replace(/\n{3,}/g, '\n\n');
}
