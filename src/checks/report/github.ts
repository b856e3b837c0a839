import type { Finding } from '#core/finding.ts';

/** Findings as workflow commands, which GitHub shows beside the changed line. */
export function formatForGitHub(findings: readonly Finding[]): string {
  return findings
    .map(({ level, check, file, line, message, mend }) => {
      const place = `file=${property(file)}${line === undefined ? '' : `,line=${line}`},title=${property(check)}`;
      return `::${level} ${place}::${data(`${message} ${mend}`)}`;
    })
    .join('\n');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
