import { z } from 'astro/zod';
import { day, id, line, runbookId } from './fields.ts';

const common = {
  /** Service id. */
  service: id,
  /** What is re-read, in a few words. */
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
  z.strictObject({
    /** Still to come. */
    status: z.literal('planned'),
    ...common,
    /** The day it must be done by. */
    dueOn: day,
  }),
  z.strictObject({
    /** Over. */
    status: z.literal('done'),
    ...common,
    /** The day it was done. */
    reviewedOn: day,
    /** The day the next one is due. */
    nextDueOn: day,
    /** What was found and changed. Default: nothing. */
    changed: z.array(line).default([]),
  }),
]);
export type Review = z.output<typeof reviewSchema>;
