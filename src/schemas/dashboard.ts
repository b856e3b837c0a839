import { z } from 'astro/zod';
import { href, id, line, runbookId, text } from './fields.ts';

/** How a panel shows itself: a number, lines over time, rows, text, or a table of runbooks. */
const panelKind = z.enum(['stat', 'timeseries', 'table', 'text', 'runbooks']);
export type PanelKind = z.output<typeof panelKind>;

/** Grafana's ids of units: `percent` of 100, `percentunit` of 1, `h` hours, `reqps` requests per second. */
const unit = z.enum([
  'none',
  'percent',
  'percentunit',
  'ms',
  's',
  'm',
  'h',
  'd',
  'bytes',
  'reqps',
  'ops',
  'opm',
  'currencyUSD',
]);
export type Unit = z.output<typeof unit>;

/** From a value on, the panel has this colour. */
const thresholdSchema = z.strictObject({
  /** The lowest value that has it. Default: every value below the next one; for the first only. */
  from: z.number().optional(),
  /** The colour. Its value is always written beside it. */
  colour: z.enum(['green', 'yellow', 'orange', 'red']),
});
export type Threshold = z.output<typeof thresholdSchema>;

const thresholds = z
  .array(thresholdSchema)
  .refine(
    (steps) => steps.every(({ from }, index) => isAbove(from, index, steps[index - 1]?.from)),
    'thresholds that rise: the first without `from`, each other with a higher one',
  );

function isAbove(from: number | undefined, index: number, before = Number.NEGATIVE_INFINITY): boolean {
  return index === 0 ? from === undefined : from !== undefined && from > before;
}

/** A place in a runbook. */
const placeSchema = z.strictObject({
  /** Runbook id: `<service>/<slug>`. */
  runbook: runbookId,
  /** Phase or step id. Default: `do-now`. */
  anchor: id.default('do-now'),
});

/** A row of a table of runbooks. */
const listedRunbookSchema = z.strictObject({
  /** Runbook id: `<service>/<slug>`. */
  runbook: runbookId,
  /** Phase or step id. Default: the top of the page. */
  anchor: id.optional(),
  /** When to use it. Default: the runbook's summary. */
  when: line.optional(),
});

const panelSchema = z.strictObject({
  /** Grafana's number of the panel. */
  id: z.int().min(1),
  /** As Grafana shows it. */
  title: line,
  /** What it shows, and what is normal. Thresholds, alerts and links are added, not written here. */
  shows: line,
  /** Number of the row it stands in. Default: none, it stands above the rows. */
  row: z.int().min(1).optional(),
  /** How it is drawn. Default: `timeseries` with promql, else `text`. */
  kind: panelKind.optional(),
  /** Default: none. */
  promql: text.optional(),
  /** What its values are counted in. Default: `none`. */
  unit: unit.default('none'),
  /** From which value on it has which colour. Default: none. */
  thresholds: thresholds.default([]),
  /** Its own time, as `1h`. Default: the time of the dashboard. */
  range: z
    .string()
    .regex(/^\d+[mhd]$/, 'a time such as 1h')
    .optional(),
  /** The runbook it opens. Default: none. */
  runbook: runbookId.optional(),
  /** Phase or step id. Default: `do-now`. */
  anchor: id.default('do-now'),
  /** Parameter of the runbook -> label of the panel's series that feeds it. Default: none. */
  parameters: z.record(z.string(), z.string()).default({}),
  /** Further places that help. Default: none. */
  also: z.array(placeSchema).default([]),
  /** Ids of quick commands of the service, shown with their cautions; for a text. Default: none. */
  commands: z.array(id).default([]),
  /** Labels of links of the service. Default: none. */
  links: z.array(line).default([]),
  /** The rows of kind `runbooks`. Default: every runbook of the service. */
  runbooks: z.array(listedRunbookSchema).min(1).optional(),
});
export type Panel = z.output<typeof panelSchema>;

/** A heading with the panels below it. */
const rowSchema = z.strictObject({
  /** Grafana's number of the row; panels and rows share their numbers. */
  id: z.int().min(1),
  /** As Grafana shows it. */
  title: line,
});

/** A choice at the top of the dashboard. */
const variableSchema = z.strictObject({
  /** As promql says it behind `$`. Links fill the runbook's parameter of this name with what is chosen. */
  name: z
    .string()
    .regex(
      /^(?!datasource$)[a-z][a-z0-9_]{0,39}$/,
      'a name other than datasource: lower-case letters, digits and underscores',
    ),
  /** What a reader sees before the choice. */
  label: line,
  /** The metric whose label has the values. */
  metric: z.string().regex(/^[A-Za-z_:][A-Za-z0-9_:]*$/, 'the name of a metric'),
  /** The label that has the values. */
  of: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of a label'),
});

const dashboardSchema = z.strictObject({
  /** What alerts call it: `panel: { dashboard: <id>, … }`. */
  id,
  /** As Grafana shows it. */
  title: line,
  /** Grafana's uid. */
  uid: id.max(40, 'a uid of at most 40 characters'),
  /** Where it opens. May hold `{{parameter}}` behind the host. */
  url: href,
  /** Choices at the top. Default: none. */
  variables: z.array(variableSchema).default([]),
  /** Headings, from top to bottom. Default: none. */
  rows: z.array(rowSchema).default([]),
  /** The panels, from left to right in each row. */
  panels: z.array(panelSchema).min(1),
});
export type Dashboard = z.output<typeof dashboardSchema>;

/** `content/dashboards/<service>.yaml` */
export const dashboardsSchema = z.strictObject({
  /** One entry for each dashboard of the service. */
  dashboards: z.array(dashboardSchema),
});
export type Dashboards = z.output<typeof dashboardsSchema>;
