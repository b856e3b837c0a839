import { z } from 'astro/zod';
import { day, id, line, runbookId } from './fields.ts';

const common = {
  /** Service id. */
  service: id,
  title: line,
  /** Runbook ids it covers. Default: all of the service. */
  runbooks: z.array(runbookId).optional(),
  /** What to look at. Default: none. */
  checklist: z.array(line).default([]),
  /** Contact id of who sees to it. */
  owner: id,
};

/** `content/reviews/<date>-<slug>.yaml`: a re-reading, planned or done. */
export const reviewSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('planned'), ...common, dueOn: day }),
  z.strictObject({
    status: z.literal('done'),
    ...common,
    reviewedOn: day,
    nextDueOn: day,
    /** What was found and changed. Default: nothing. */
    changed: z.array(line).default([]),
  }),
]);
export type Review = z.output<typeof reviewSchema>;
