import type { Finding } from '#core/finding.ts';

/** Findings for a program. */
export function formatAsJson(findings: readonly Finding[]): string {
  return JSON.stringify({ version: 1, findings }, null, 2);
}
