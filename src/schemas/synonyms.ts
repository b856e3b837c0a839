import { z } from 'astro/zod';
import { line } from './fields.ts';

/** Words of readers, and what the pages call the same thing. */
const synonymSchema = z.strictObject({
  /** What readers type, one or more words each: `clock out of sync`. Case, endings and small words between do not count. */
  say: z.array(line).min(1),
  /** What pages say: each is searched for as well as what was typed. */
  mean: z.array(line).min(1),
});
export type Synonym = z.output<typeof synonymSchema>;

/** `content/synonyms.yaml`: joins what readers say to what pages say. The file may be missing. */
export const synonymsSchema = z.strictObject({
  /** In any order. Default: none. */
  synonyms: z.array(synonymSchema).default([]),
});
export type Synonyms = z.output<typeof synonymsSchema>;
