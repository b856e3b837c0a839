import type { Finding } from './finding.ts';
import type { Outline } from './outline.ts';
import type { SourceText } from './source-text.ts';

/**
 * Leave to keep one finding, written as a comment in YAML or in a page's front matter:
 * `# waypost-allow links-resolve #read-logs: the page is made by another team`. It counts for what is built from the file
 * too; in content/site.yaml, for what has no file of its own and for the register of addresses:
 * `# waypost-allow published-links-hold /runbooks/shop/old/: legal asked us to take it down`.
 */
export interface Allowance {
  file: string;
  line: number;
  /** Name of the check. */
  check: string;
  /** Anchor of the page whose finding it is. Absent: the finding is of the lines `from` to `to`. */
  anchor?: string | undefined;
  /** Address of the site that the finding is about. */
  address?: string | undefined;
  from: number;
  to: number;
}

/** The allowances of a file, and the comments that were meant as one. */
export interface Allowances {
  allowances: Allowance[];
  malformed: Pick<Allowance, 'file' | 'line'>[];
}

const WORD = 'waypost-allow';
const RE_COMMENT = /(?:^|\s)#\s*waypost-allow\b(.*)$/;
/** ` check-name #anchor: reason`, ` check-name /path/#anchor: reason` */
const RE_ALLOWANCE =
  /^\s+(?<check>[a-z]+(?:-[a-z]+)*)(?:\s+(?:#(?<anchor>[a-z0-9-]+)|(?<address>\/[^\s:]*)))?\s*:\s*(?<reason>\S.*)$/;
const SITE = 'content/site.yaml';
/** Has no room for a comment. */
const RE_REGISTER = /^content\/[^/]+\.json$/;

/** Reads the comments of a YAML file, or of a page's front matter. Never throws. */
export function allowancesIn({ file, text }: SourceText): Allowances {
  const found: Allowances = { allowances: [], malformed: [] };
  if (!text.includes(WORD) || !/\.(?:ya?ml|mdx)$/.test(file)) return found;
  const all = text.split('\n').map((line) => line.trimEnd());
  const first = file.endsWith('.mdx') ? 1 : 0;
  const lines = first === 0 ? all : all.slice(0, all.indexOf('---', 1));
  lines.forEach((text, index) => {
    const comment = RE_COMMENT.exec(text)?.[1];
    if (comment === undefined) return;
    const place = { file, line: index + 1 };
    const { check, anchor, address } = RE_ALLOWANCE.exec(comment)?.groups ?? {};
    if (check === undefined) found.malformed.push(place);
    // Findings of a file as a whole point at line 1.
    else
      found.allowances.push({ ...place, check, anchor, address, ...rangeOf(lines, index, index === first) });
  });
  return found;
}

/** The line of the comment or, when it stands alone, the next that is none; and what is indented deeper than that. */
function rangeOf(lines: string[], at: number, whole: boolean): { from: number; to: number } {
  const isComment = (text = '') => /^\s*(?:#|$)/.test(text);
  let from = at;
  while (from < lines.length - 1 && isComment(lines[from])) from++;
  let to = from;
  while (to < lines.length - 1 && (lines[to + 1] === '' || indentOf(lines[to + 1]) > indentOf(lines[from])))
    to++;
  return { from: whole ? 1 : from + 1, to: to + 1 };
}

function indentOf(text = ''): number {
  return text.length - text.trimStart().length;
}

/** Takes one finding away for each allowance. @returns what is left, and the allowances that took none. */
export function applyAllowances(
  findings: readonly Finding[],
  allowances: readonly Allowance[],
  outlines: ReadonlyMap<string, Outline>,
): { left: Finding[]; unused: Allowance[] } {
  const left = [...findings];
  const unused = allowances.filter((allowance) => {
    const at = left.findIndex((finding) => covers(allowance, finding, outlines.get(finding.file)));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { left, unused };
}

function covers(
  { file, check, anchor, address, from, to }: Allowance,
  finding: Finding,
  outline: Outline | undefined,
): boolean {
  if (finding.check !== check) return false;
  const isAddressed = address === undefined || address === finding.address;
  if (finding.origin !== undefined) {
    // A built file has lines of its own: only what the address says of the place can be compared.
    const isAnchored = anchor === undefined || finding.address?.endsWith(`#${anchor}`) === true;
    return file === finding.origin && isAddressed && isAnchored;
  }
  if (file === SITE && (address !== undefined || RE_REGISTER.test(finding.file)))
    return address === finding.address;
  if (finding.file !== file || !isAddressed) return false;
  const line = finding.line ?? 1;
  return anchor === undefined ? line >= from && line <= to : anchorAbove(outline, line) === anchor;
}

/** The step or heading that a line stands under. */
function anchorAbove(outline: Outline | undefined, line: number): string | undefined {
  const steps = outline?.phases.flatMap((phase) => phase.steps) ?? [];
  return [...(outline?.headings ?? []), ...steps]
    .filter((place) => place.line <= line)
    .reduce<{ id?: string | undefined; line: number } | undefined>(
      (last, place) => (last === undefined || place.line > last.line ? place : last),
      undefined,
    )?.id;
}
