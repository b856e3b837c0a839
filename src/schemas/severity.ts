import { z } from 'astro/zod';
import { line, minutes, severityId } from './fields.ts';

/** One row of a matrix. */
const severitySchema = z.strictObject({
  /** As the team writes it: `SEV1`, `critical`. */
  id: severityId,
  /** 1 is worst; ranks count up without a gap, worst first. Picks colour and shape. */
  rank: z.int().min(1).max(5),
  /** What it means, so that a reader can tell it from its neighbours. */
  meaning: line,
  /** Question whose yes makes it this severity; asked from the worst down. Default: none, as for the last row. */
  question: line.optional(),
  /** Situations that are of this severity. Default: none. */
  examples: z.array(line).default([]),
  /** First response at the latest. */
  respondWithinMinutes: minutes,
  /** Service restored at the latest. Default: no promise. */
  recoverWithinMinutes: minutes.optional(),
  /** Status updates this often. Default: no rule. */
  updateEveryMinutes: minutes.optional(),
});
export type Severity = z.output<typeof severitySchema>;

/** `content/severities/<service>.yaml`: the matrix, worst first. */
export const severityMatrixSchema = z.strictObject({
  /** What makes the difference when two rows seem to fit. Default: none. */
  rule: line.optional(),
  /** The rows, worst first. */
  levels: z.array(severitySchema).min(1),
});
export type SeverityMatrix = z.output<typeof severityMatrixSchema>;
