import { z } from 'astro/zod';
import { day, line, minutes, runbookId } from './fields.ts';

const common = {
  /** Id of the runbook it exercises. */
  runbook: runbookId,
  /** What is exercised, in a few words. */
  title: line,
  /** What is broken on purpose, and how the exercise ends. */
  scenario: line,
  /** What must be seen for it to count as passed. Default: none. */
  criteria: z.array(line).default([]),
};

/** `content/drills/<date>-<slug>.yaml`: an exercise, planned or held. */
export const drillSchema = z.discriminatedUnion('status', [
  z.strictObject({
    /** Still to come. */
    status: z.literal('planned'),
    ...common,
    /** The day it will be held. */
    plannedOn: day,
  }),
  z.strictObject({
    /** Over. */
    status: z.literal('held'),
    ...common,
    /** The day it was held. */
    drilledOn: day,
    /** Whether the criteria were met. */
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
