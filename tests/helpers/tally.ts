/** What a runner did. Skipped tests count as neither. */
export interface Tally {
  passed: number;
  failed: number;
}

export const PASS: Tally = { passed: 1, failed: 0 };
export const FAIL: Tally = { passed: 0, failed: 1 };

/** Sum of tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** The line that ends a test run. */
export function formatTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/**
 * Tally of a runner from the report it left and whether it exited with 0. Never all clear when the runner said
 * otherwise: a non-zero exit, a missing or broken report and a run without tests each count as a failure.
 */
export function tallyOfRun(
  read: (report: unknown) => Tally,
  report: string | undefined,
  exitedWell: boolean,
): Tally {
  const tally = parse(read, report);
  const ran = tally.passed + tally.failed > 0;
  return tally.failed === 0 && !(ran && exitedWell) ? { ...tally, failed: 1 } : tally;
}

/** Reads the report of `node-counts.ts`. A cancelled test has failed. */
export function readNodeCounts(report: unknown): Tally {
  const { passed, failed, cancelled } = report as { passed: number; failed: number; cancelled: number };
  return { passed, failed: failed + cancelled };
}

/** Reads the report of Playwright's JSON reporter. */
export function readPlaywrightReport(report: unknown): Tally {
  const { stats } = report as { stats: { expected: number; flaky: number; unexpected: number } };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

function parse(read: (report: unknown) => Tally, report: string | undefined): Tally {
  try {
    const { passed, failed } = read(JSON.parse(report ?? ''));
    if (Number.isInteger(passed) && Number.isInteger(failed)) return { passed, failed };
  } catch {
    // A runner that died leaves no report, or half of one.
  }
  return { passed: 0, failed: 0 };
}
