import type { Finding } from '#core/finding.ts';

/** Findings for a person: place, what is wrong, the mend. */
export function formatForTerminal(findings: readonly Finding[]): string {
  return findings
    .map(({ level, check, file, line, message, mend }) =>
      [
        `${file}${line === undefined ? '' : `:${line}`}  ${level}  ${check}`,
        `  ${message}`,
        `  ${mend}`,
      ].join('\n'),
    )
    .join('\n\n');
}
