import type { Finding } from './finding.ts';

/** Thrown where a reader cannot go on: the caller prints the findings and stops. */
export class FindingsError extends Error {
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    super(
      findings.map(({ file, line, message, mend }) => `${file}:${line ?? 1} ${message} ${mend}`).join('\n'),
    );
    this.name = 'FindingsError';
    this.findings = findings;
  }
}
