import { z } from 'astro/zod';
import { id, line } from './fields.ts';

/** Front matter of `content/guides/<slug>.mdx`. */
export const guideSchema = z.strictObject({
  /** As the list of guides shows it. */
  title: line,
  /** What it answers, in one line. */
  summary: line,
  /** For whom. */
  reader: z.enum(['responder', 'author', 'alert-owner', 'lead']),
  /** Place in the list, from 1. */
  order: z.int().min(1),
  /** Anchors that this page once had -> the anchor that took their place. Default: none. */
  renamed: z.record(id, id).default({}),
});
export type GuideMatter = z.output<typeof guideSchema>;
