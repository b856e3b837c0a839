import { z } from 'astro/zod';
import { href, id, line, runbookId, text } from './fields.ts';

const panelSchema = z.strictObject({
  /** Grafana's number of the panel. */
  id: z.int().min(1),
  /** As Grafana shows it. */
  title: line,
  /** What it shows, and what is normal. */
  shows: line,
  /** Default: none. */
  promql: text.optional(),
  /** The runbook it opens. Default: none. */
  runbook: runbookId.optional(),
  /** Phase or step id. Default: `do-now`. */
  anchor: id.default('do-now'),
});

const dashboardSchema = z.strictObject({
  /** What alerts call it: `panel: { dashboard: <id>, … }`. */
  id,
  /** As Grafana shows it. */
  title: line,
  /** Grafana's uid. */
  uid: id,
  /** Where it opens. May hold `{{parameter}}` behind the host. */
  url: href,
  /** The panels worth naming during an incident. */
  panels: z.array(panelSchema).min(1),
});
export type Dashboard = z.output<typeof dashboardSchema>;

/** `content/dashboards/<service>.yaml` */
export const dashboardsSchema = z.strictObject({
  /** One entry for each dashboard of the service. */
  dashboards: z.array(dashboardSchema),
});
export type Dashboards = z.output<typeof dashboardsSchema>;
