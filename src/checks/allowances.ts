import { allowancesIn, applyAllowances } from '#core/allowance.ts';
import type { Catalog } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import { mendByChoice } from '#core/nearest.ts';
import type { SourceText } from '#core/source-text.ts';
import type { Check } from './check.ts';
import { pagesOf } from './pages.ts';

const NAME = 'allowances-are-used';
const FORM = '`# waypost-allow check-name: reason`';

/**
 * Takes away what the comments in the content allow, and adds what is wrong with those comments: an error where one allows
 * nothing, a warning where there is nothing to allow, since a tool may be missing on this machine.
 */
export function withAllowances(
  findings: readonly Finding[],
  catalog: Catalog,
  sources: readonly SourceText[],
  checks: readonly Check[],
): Finding[] {
  const read = sources.map(allowancesIn);
  const known = checks.map(({ name }) => name);
  const all = read.flatMap(({ allowances }) => allowances);
  const outlines = new Map(pagesOf(catalog).map(({ source, outline }) => [source.file, outline]));
  const { left, unused } = applyAllowances(findings, all, outlines);
  return [
    ...left,
    ...read
      .flatMap(({ malformed }) => malformed)
      .map(({ file, line }) => ({
        level: 'error' as const,
        check: NAME,
        file,
        line,
        message: 'This allows nothing: a check, a colon and a reason are needed.',
        mend: `Write ${FORM}.`,
      })),
    ...unused.map(({ file, line, check, anchor }): Finding => {
      const base = { check: NAME, file, line };
      if (!known.includes(check)) {
        const message = `\`${check}\` is no check that can be allowed.`;
        return { ...base, level: 'error', message, mend: mendByChoice(check, known) };
      }
      const where = anchor === undefined ? 'its line' : `\`#${anchor}\``;
      const message = `\`${check}\` finds nothing at ${where}${left.some((other) => other.check === check && other.file === file) ? ', but elsewhere in this file' : ''}.`;
      return {
        ...base,
        level: 'warning',
        message,
        mend: 'Remove the comment, or put it where the finding is.',
      };
    }),
  ];
}
