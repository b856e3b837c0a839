import { z } from 'astro/zod';
import { href, id, language, line, text } from './fields.ts';
import { workflowPhaseSchema } from './phase.ts';

/** A tool's address. The url may hold `{{parameter}}`; values go in percent-encoded. */
const linkSchema = z.strictObject({
  /** What a reader clicks on. */
  label: line,
  /** What it shows; decides where the link stands. `control` is where one acts: restarts, switches, overrides. */
  kind: z.enum([
    'dashboard',
    'control',
    'query',
    'traces',
    'logs',
    'chat',
    'status',
    'errors',
    'source',
    'other',
  ]),
  /** Where it leads. May hold `{{parameter}}` behind the host. */
  url: href,
  /** Ids of the components whose alerts it is for; without any it is for all. Default: none. */
  components: z.array(id).default([]),
});

/** A service level objective. */
const sloSchema = z.strictObject({
  /** Name of the objective in links. */
  id,
  /** What is promised, in a few words. */
  name: line,
  /** What is promised: `99.9 % of requests without a 5xx`. */
  objective: line,
  /** Over which time: `30 days`. */
  window: line,
  /** PromQL of the indicator. Default: none. */
  promql: text.optional(),
});

/** A number worth a look during an incident. */
const metricSchema = z.strictObject({
  /** Name of the metric in links. */
  id,
  /** What is counted, in a few words. */
  name: line,
  /** PromQL that shows it. */
  promql: text,
  /** What is normal, in words a reader can compare with: `1`, `below 0.05`. */
  healthy: line,
});

/** A command that any responder of this service may need. */
const quickCommandSchema = z.strictObject({
  /** Name of the command in links. */
  id,
  /** What it does, verb first. */
  title: line,
  /** Language of the code. Default: `bash`. */
  language: language.default('bash'),
  /** The command as it is typed. */
  code: text,
  /** What a healthy system answers. */
  expect: line,
  /** What to know before it runs. Default: none. */
  caution: line.optional(),
});

/** A part of the service, and what it cannot work without. */
const componentSchema = z.strictObject({
  /** What runbooks call it under `components`. */
  id,
  /** As the team says it. */
  name: line,
  /** What it does, in one line. */
  summary: line,
  /** Ids of components of this service. Default: none. */
  dependsOn: z.array(id).default([]),
  /** Ids it had before; addresses of alerts that hold them keep working. Default: none. */
  aliases: z.array(id).default([]),
});

/** `content/services/<service>.yaml` */
export const serviceSchema = z.strictObject({
  /** As readers know it. */
  name: line,
  /** One sentence: what it does for whom. */
  summary: line,
  /** Contact id of who owns the runbooks. */
  owner: id,
  /** The sections of a runbook, in order. */
  workflow: z.array(workflowPhaseSchema).min(1),
  /** What it is made of. */
  components: z.array(componentSchema).min(1),
  /** Default: none. */
  links: z.array(linkSchema).default([]),
  /** Default: none. */
  slos: z.array(sloSchema).default([]),
  /** Default: none. */
  metrics: z.array(metricSchema).default([]),
  /** Default: none. */
  commands: z.array(quickCommandSchema).default([]),
  /** What an on-call engineer must be able to reach. Default: none. */
  access: z.array(line).default([]),
  /** What an on-call engineer must know. Default: none. */
  knowledge: z.array(line).default([]),
});
export type Service = z.output<typeof serviceSchema>;
export type ServiceLink = z.output<typeof linkSchema>;
export type QuickCommand = z.output<typeof quickCommandSchema>;
