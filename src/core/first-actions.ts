import type { Runbook } from './catalog.ts';
import type { Step } from './outline.ts';

/** As many as `do-now` may have. */
const MOST = 3;

/** The steps to take at once: those of `do-now` or, where a runbook has no such phase, the first of the phase that an anchor lies in. */
export function firstActions({ outline }: Pick<Runbook, 'outline'>, anchor: string): Step[] {
  const { phases, headings } = outline;
  const now = phases.find(({ id }) => id === 'do-now');
  if (now !== undefined) return now.steps;
  const line = headings.find(({ id }) => id === anchor)?.line ?? 0;
  const phase =
    phases.find(({ id, steps }) => id === anchor || steps.some((step) => step.id === anchor)) ??
    phases.findLast((candidate) => candidate.line <= line);
  return phase?.steps.slice(0, MOST) ?? [];
}
