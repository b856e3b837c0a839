/** What of an alert decides about coverage. */
export interface CoverageAlert {
  name: string;
  service: string;
  path: string;
  runbook: string;
  anchor: string;
  also: readonly { runbook: string }[];
}

/** What of a runbook decides about coverage. */
export interface CoverageRunbook {
  id: string;
  service: string;
  title: string;
  kind: string;
  path: string;
}

export interface Coverage<A extends CoverageAlert, R extends CoverageRunbook> {
  /** Alerts with the runbook that they open; undefined where there is none. */
  alerts: { alert: A; runbook: R | undefined }[];
  /** Runbooks with the alerts that open them, and those that name them as a further help. */
  runbooks: { runbook: R; openedBy: A[]; namedBy: A[] }[];
}

/** Both ways: which runbook each alert opens, and which alerts open each runbook. */
export function coverageOf<A extends CoverageAlert, R extends CoverageRunbook>(
  alerts: readonly A[],
  runbooks: readonly R[],
): Coverage<A, R> {
  const byId = new Map(runbooks.map((runbook) => [runbook.id, runbook]));
  return {
    alerts: alerts.map((alert) => ({ alert, runbook: byId.get(alert.runbook) })),
    runbooks: runbooks.map((runbook) => ({
      runbook,
      openedBy: alerts.filter((alert) => alert.runbook === runbook.id),
      namedBy: alerts.filter(
        ({ runbook: own, also }) => own !== runbook.id && also.some((place) => place.runbook === runbook.id),
      ),
    })),
  };
}

/** A runbook for an alert that no alert opens; the other kinds are opened by people. */
export function isUnopened({
  runbook,
  openedBy,
}: {
  runbook: Pick<CoverageRunbook, 'kind'>;
  openedBy: readonly unknown[];
}): boolean {
  return runbook.kind === 'alert' && openedBy.length === 0;
}
