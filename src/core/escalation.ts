import type { EscalationPolicy, Stage } from '#schemas/escalation.ts';

/** The stages that hold for a severity, in order. */
export function stagesFor(policy: Pick<EscalationPolicy, 'stages'>, severity: string): Stage[] {
  return policy.stages.filter(({ severities }) => severities === undefined || severities.includes(severity));
}

/** The stage that has begun after so many minutes, by its place in the list; -1 before the first. */
export function currentStage(stages: readonly Pick<Stage, 'afterMinutes'>[], elapsedMinutes: number): number {
  return stages.findLastIndex(({ afterMinutes }) => afterMinutes <= elapsedMinutes);
}
