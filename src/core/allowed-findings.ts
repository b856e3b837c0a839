import { type Allowance, allowancesIn, applyAllowances } from './allowance.ts';
import type { Catalog } from './catalog.ts';
import type { Finding } from './finding.ts';
import { mendByChoice } from './nearest.ts';
import type { SourceText } from './source-text.ts';

const NAME = 'allowances-are-used';
const FORM = '`# waypost-allow check-name: reason`';

/** Names of checks: those whose findings these are, and those that run at another time. */
export interface CheckNames {
  judged: readonly string[];
  elsewhere: readonly string[];
}

/**
 * Takes away what the comments in the content allow, and adds a warning for each that has nothing to allow: it may be that a
 * tool is missing on this machine.
 */
export function withAllowances(
  findings: readonly Finding[],
  catalog: Catalog,
  sources: readonly SourceText[],
  judged: readonly string[],
): Finding[] {
  const own = sources
    .flatMap((source) => allowancesIn(source).allowances)
    .filter(({ check }) => judged.includes(check));
  const pages = [...catalog.runbooks, ...catalog.guides];
  const outlines = new Map(pages.map(({ source, outline }) => [source.file, outline]));
  const { left, unused } = applyAllowances(findings, own, outlines);
  return [
    ...left,
    ...unused.map((allowance): Finding => {
      const { file, line, check } = allowance;
      const isElsewhere = left.some(
        (other) => other.check === check && (other.origin ?? other.file) === file,
      );
      return {
        level: 'warning',
        check: NAME,
        file,
        line,
        message: `\`${check}\` finds nothing at ${placeOf(allowance)}${isElsewhere ? ', but elsewhere in this file' : ''}.`,
        mend: 'Remove the comment, or put it where the finding is.',
      };
    }),
  ];
}

function placeOf({ anchor, address }: Allowance): string {
  if (address !== undefined) return `\`${address}\``;
  return anchor === undefined ? 'its line' : `\`#${anchor}\``;
}

/** Comments that allow nothing: without a reason, or of no check that can be allowed. */
export function brokenAllowances(
  sources: readonly SourceText[],
  { judged, elsewhere }: CheckNames,
): Finding[] {
  const known = [...judged, ...elsewhere];
  return sources.map(allowancesIn).flatMap(({ allowances, malformed }) => [
    ...malformed.map(({ file, line }) => ({
      level: 'error' as const,
      check: NAME,
      file,
      line,
      message: 'This allows nothing: a check, a colon and a reason are needed.',
      mend: `Write ${FORM}.`,
    })),
    ...allowances
      .filter(({ check }) => !known.includes(check))
      .map(({ file, line, check }) => ({
        level: 'error' as const,
        check: NAME,
        file,
        line,
        message: `\`${check}\` is no check that can be allowed.`,
        mend: mendByChoice(check, known),
      })),
  ]);
}
