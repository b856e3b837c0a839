import { z } from 'astro/zod';
import { line } from './fields.ts';

/** The section kinds of a runbook. Each is also the anchor of its section, on every page. */
export const phaseId = z.enum([
  'overview',
  'prerequisites',
  'symptoms',
  'do-now',
  'diagnosis',
  'mitigation',
  'investigation',
  'resolution',
  'recovery',
  'verification',
  'escalation',
  'tracing',
  'prevention',
  'closure',
  'related',
]);
export type PhaseId = z.output<typeof phaseId>;

/** A row of a service's workflow. */
export const workflowPhaseSchema = z.strictObject({
  /** The section kind, and its anchor. */
  phase: phaseId,
  /** The heading this team writes for it: "Quick Actions". */
  title: line,
  /** Whether a runbook may leave it out. Default: false. */
  optional: z.boolean().default(false),
});
export type WorkflowPhase = z.output<typeof workflowPhaseSchema>;
