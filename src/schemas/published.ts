import { z } from 'astro/zod';
import { filePath, id, pagePath } from './fields.ts';

/** `content/anchors.lock.json`: every address and anchor ever published. Written by `npm run anchors`, never by hand. */
export const publishedSchema = z.strictObject({
  /** Of this format. */
  version: z.literal(1),
  /** Path of a page -> its anchors, both sorted. */
  anchors: z.record(pagePath, z.array(id)),
  /** Path of a page -> the other paths that open it, both sorted; a register of before has none. Default: none. */
  accepted: z.record(pagePath, z.array(filePath)).default({}),
});
export type Published = z.output<typeof publishedSchema>;
