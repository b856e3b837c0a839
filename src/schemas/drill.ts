import { z } from 'astro/zod';
import { day, line, minutes, runbookId } from './fields.ts';

const common = {
  runbook: runbookId,
  title: line,
  /** What is broken on purpose, and how the exercise ends. */
  scenario: line,
  /** What must be seen for it to count as passed. Default: none. */
  criteria: z.array(line).default([]),
};

/** `content/drills/<date>-<slug>.yaml`: an exercise, planned or held. */
export const drillSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('planned'), ...common, plannedOn: day }),
  z.strictObject({
    status: z.literal('held'),
    ...common,
    drilledOn: day,
    outcome: z.enum(['passed', 'failed']),
    /** Minutes from the alert to the restored service. */
    tookMinutes: minutes,
    /** What did not work. Default: nothing. */
    failed: z.array(line).default([]),
    /** What was changed because of it. Default: nothing. */
    changed: z.array(line).default([]),
  }),
]);
export type Drill = z.output<typeof drillSchema>;
