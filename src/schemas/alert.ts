import { z } from 'astro/zod';
import { id, line, runbookId, severityId, text, word } from './fields.ts';

/** A place in a runbook. */
const placeSchema = z.strictObject({
  /** Runbook id: `<service>/<slug>`. */
  runbook: runbookId,
  /** Phase or step id. Default: `do-now`. */
  anchor: id.default('do-now'),
});

/** An alert by its exact name. */
const alertSchema = z.strictObject({
  /** As Prometheus or Grafana spells it. */
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'an alert name: letters, digits and underscores'),
  /** What is true when it fires, in one line. */
  summary: line,
  /** What a customer notices. */
  impact: line,
  /** Id of a row of the service's matrix. */
  severity: severityId,
  /** PromQL. */
  expr: text,
  /** How long it must hold. Default: fires at once. */
  for: z
    .string()
    .regex(/^\d+(?:ms|s|m|h|d)$/, 'a duration such as 5m')
    .optional(),
  /** Labels the rule adds. Default: none. */
  labels: z.record(z.string(), word).default({}),
  /** Parameter of the runbook -> label of the alert that feeds it. Default: none. */
  parameters: z.record(z.string(), z.string()).default({}),
  /** The section it opens. */
  ...placeSchema.shape,
  /** Further places that help. Default: none. */
  also: z.array(placeSchema).default([]),
  /** The panel that shows it. Default: none. */
  panel: z
    .strictObject({
      /** Dashboard id of the service. */
      dashboard: id,
      /** Grafana's number of the panel. */
      panel: z.int().min(1),
    })
    .optional(),
  /** Names it had before; their links keep working. Default: none. */
  aliases: z
    .array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'a name without blanks, as it stood in an address'))
    .default([]),
});

/** `content/alerts/<service>.yaml`: the alert map. */
export const alertMapSchema = z.strictObject({
  /** One entry for each alert of the service. */
  alerts: z.array(alertSchema),
});
export type AlertMap = z.output<typeof alertMapSchema>;
export type AlertEntry = z.output<typeof alertSchema>;
