import { z } from 'astro/zod';
import { href, id, line, minutes, severityId } from './fields.ts';

/** A way to reach a contact. */
const channelSchema = z.strictObject({
  /** What sort of way it is. */
  kind: z.enum(['pager', 'chat', 'email', 'phone', 'web']),
  /** What to type, press or look for: `#team-oncall`. Never a private person's number. */
  label: line,
  /** Default: none. */
  url: href.optional(),
});

/** A role, rota, team or vendor; never a person's name. */
const contactSchema = z.strictObject({
  /** What stages, services and runbooks call it. */
  id,
  /** As a reader would ask for it: `Team lead`. */
  name: line,
  /** Whether it changes by the hour (rota), by the person (role), or not. */
  kind: z.enum(['rota', 'role', 'team', 'vendor']),
  /** What to come to them for. */
  reason: line,
  /** Ways to reach it, the fastest first. */
  channels: z.array(channelSchema).min(1),
});
export type Contact = z.output<typeof contactSchema>;

/** Who joins, after how long. */
const stageSchema = z.strictObject({
  /** Minutes since the alert fired. */
  afterMinutes: minutes,
  /** Contact id. */
  contact: id,
  /** What they are asked to do. */
  action: line,
  /** Severity ids it holds for. Default: all of the matrix. */
  severities: z.array(severityId).optional(),
  /** Only when this is so, to be read behind "when": `the fault is in the infrastructure`. Default: always. */
  condition: z
    .string()
    .regex(/^\S(?:[^\r\n]*[^\s.])?$/, 'a clause without a full stop, to be read behind "when"')
    .optional(),
});
export type Stage = z.output<typeof stageSchema>;

/** A rule of communication. */
const ruleSchema = z.strictObject({
  /** Name of the rule in links. */
  id,
  /** What to do: `Update the status page every 30 minutes`. */
  rule: line,
  /** Severity ids it holds for. Default: all of the matrix. */
  severities: z.array(severityId).optional(),
});

/** `content/escalations/<service>.yaml`: whom to call, and when. */
export const escalationPolicySchema = z.strictObject({
  /** The policy in one sentence, shown above the first step of every runbook. */
  summary: line,
  /** In order of `afterMinutes`. */
  stages: z.array(stageSchema).min(1),
  /** Everybody whom a stage, a service or a runbook names. */
  contacts: z.array(contactSchema).min(1),
  /** Default: none. */
  communication: z.array(ruleSchema).default([]),
});
export type EscalationPolicy = z.output<typeof escalationPolicySchema>;
