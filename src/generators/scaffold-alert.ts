import { type Catalog, findRunbook } from '#core/catalog.ts';
import { anchorsOf } from '#core/outline.ts';
import { fillIn } from '#core/scaffold-text.ts';
import { type AlertEntry, alertMapSchema } from '#schemas/alert.ts';
import { id as idSchema } from '#schemas/fields.ts';
import { Problems, show } from './scaffold/outcome.ts';
import { formatYaml, type YamlValue } from './yaml-text.ts';

/** What the command line says. */
export interface AlertRequest {
  service?: string | undefined;
  name?: string | undefined;
  runbook?: string | undefined;
  anchor?: string | undefined;
  severity?: string | undefined;
  expr?: string | undefined;
  for?: string | undefined;
  summary?: string | undefined;
  impact?: string | undefined;
  /** `name=value`, as the rule adds them. */
  labels: readonly string[];
  /** `parameter=label` */
  parameters: readonly string[];
}

/** The entry for the alert map, and its text; or what is wrong with what was asked for. */
export type AlertOutcome = { file: string; entry: string; next: string[] } | { problems: string[] };

const entrySchema = alertMapSchema.shape.alerts.element;

/** An entry for the alert map of a service. */
export function scaffoldAlert(catalog: Catalog, request: AlertRequest): AlertOutcome {
  const problems = new Problems();
  const service = problems.choose(
    'The service',
    'service',
    request.service,
    catalog.services,
    ({ id }) => id,
  );
  const name = problems.parse('The alert', entrySchema.shape.name, request.name);
  if (service === undefined) return { problems: problems.list };
  const other = catalog.alerts.find(
    (alert) => alert.service === service.id && (alert.name === name || alert.aliases.includes(name ?? '')),
  );
  if (other)
    problems.say(
      `${service.id} has the alert ${name} already${other.name === name ? '' : `, as a former name of ${other.name}`}: choose another name.`,
    );

  const wanted = request.runbook?.includes('/')
    ? request.runbook
    : request.runbook && `${service.id}/${request.runbook}`;
  const runbook = problems.choose('--runbook', 'runbook', wanted, catalog.runbooks, ({ id }) => id);
  const anchor = problems.parse('--anchor', idSchema, request.anchor ?? 'do-now');
  if (runbook && anchor)
    problems.choose(
      '--anchor',
      `anchor of ${runbook.id}`,
      anchor,
      anchorsOf(runbook.outline),
      (entry) => entry,
    );
  problems.choose(
    '--severity',
    `severity of ${service.id}`,
    request.severity,
    service.severities.levels,
    ({ id }) => id,
  );
  problems.parse('--expr', entrySchema.shape.expr, request.expr);
  if (request.for !== undefined) problems.parse('--for', entrySchema.shape.for as never, request.for);
  const labels = pairs(problems, '--label', 'name=value', request.labels);
  const parameters = pairs(problems, '--parameter', 'parameter=label', request.parameters);
  for (const parameter of Object.keys(parameters)) {
    const declared = runbook ? (findRunbook(catalog, runbook.id)?.parameters ?? []) : [];
    if (runbook)
      problems.choose(
        '--parameter',
        `parameter of ${runbook.id}`,
        parameter,
        declared,
        (entry) => entry.name,
      );
  }
  for (const option of ['summary', 'impact'] as const)
    if (request[option] !== undefined)
      problems.parse(`--${option}`, entrySchema.shape[option], request[option]);
  if (problems.list.length > 0 || runbook === undefined || name === undefined)
    return { problems: problems.list };

  const entry: Partial<AlertEntry> = {
    name,
    summary: request.summary ?? fillIn(`what is true when ${name} fires, in one line`),
    impact: request.impact ?? fillIn('what a customer notices'),
    severity: request.severity ?? '',
    expr: request.expr ?? '',
    ...(request.for === undefined ? {} : { for: request.for }),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    runbook: runbook.id,
    anchor: anchor ?? 'do-now',
  };
  const file = `content/alerts/${service.id}.yaml`;
  const gaps = request.summary === undefined || request.impact === undefined;
  return {
    file,
    entry: formatYaml([entry as YamlValue]),
    next: [
      ...(gaps
        ? [`Write what stands behind ${fillIn('…')} in ${file}; \`npm run check\` lists what is left.`]
        : []),
      'Run `npm run anchors` and commit both files.',
      `Copy the annotation runbook_url from the alert's page into the rule.`,
    ],
  };
}

function pairs(
  problems: Problems,
  option: string,
  form: string,
  given: readonly string[],
): Record<string, string> {
  const entries = given.flatMap((text): [string, string][] => {
    const [, key, value] = /^([A-Za-z_]\w*)=(.+)$/s.exec(text) ?? [];
    if (key === undefined || value === undefined) {
      problems.say(`${option} ${show(text)}: write ${form}.`);
      return [];
    }
    return [[key, value]];
  });
  const twice = entries.find(([key], index) => entries.findIndex(([other]) => other === key) !== index);
  if (twice) problems.say(`${option} ${twice[0]} is given twice.`);
  return Object.fromEntries(entries);
}
