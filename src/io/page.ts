import { mdxToMdast } from 'satteri';
import type { Finding } from '#core/finding.ts';
import type { MarkdownNode } from '#core/markdown.ts';
import { type Outline, outlineOf } from '#core/outline.ts';

/** The one set of Markdown features, for reading and for rendering. Smart punctuation would spoil `--` and quotes. */
export const markdownFeatures = { headingAttributes: true, smartPunctuation: false } as const;

const RE_FRONT_MATTER = /^---\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;
/** `9:1: Expected a closing tag for <Step> (9:1) (mdx-jsx:unexpected-character)` */
const RE_MDX_ERROR = /^(\d+):\d+: (.*?)(?: \(\d+:\d+\))?(?: \([\w-]+:[\w-]+\))?$/s;

/** Front matter of an MDX file and the line its first key stands on; undefined when there is none. */
export function frontMatterOf(text: string): { yaml: string; firstLine: number } | undefined {
  const match = RE_FRONT_MATTER.exec(text);
  return match === null ? undefined : { yaml: (match[1] ?? '').trimEnd(), firstLine: 2 };
}

/** The MDX behind the front matter. */
export function bodyOf(text: string): string {
  return unixLines(text.replace(RE_FRONT_MATTER, ''));
}

/** A checkout on Windows ends lines with two characters; a command must not carry the other one to a shell. */
function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Reads an MDX page. Never throws: what the parser refuses is a finding. */
export function parsePage(text: string, file: string): { outline?: Outline; findings: Finding[] } {
  try {
    const tree = mdxToMdast(unixLines(text), { features: { ...markdownFeatures, frontmatter: true } });
    return { outline: outlineOf(tree as MarkdownNode), findings: [] };
  } catch (error) {
    const [, line = '1', message = String(error)] = RE_MDX_ERROR.exec((error as Error).message) ?? [];
    return {
      findings: [
        {
          level: 'error',
          check: 'mdx',
          file,
          line: Number(line),
          message: `Broken MDX: ${message}.`,
          mend: 'Close every tag you open. Write `{`, `}` and `<` of prose between backticks.',
        },
      ],
    };
  }
}
