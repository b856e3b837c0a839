import { alertsOf, type Catalog } from '#core/catalog.ts';
import { fillIn } from '#core/scaffold-text.ts';
import { day, line, runbookId } from '#schemas/fields.ts';
import { type Outcome, Problems } from './scaffold/outcome.ts';
import { formatYaml } from './yaml-text.ts';

/** What the command line says. */
export interface DrillRequest {
  /** Runbook id. */
  runbook?: string | undefined;
  /** ISO day. */
  on?: string | undefined;
  title?: string | undefined;
  scenario?: string | undefined;
}

/** A planned drill of a runbook. */
export function scaffoldDrill(catalog: Catalog, request: DrillRequest, today: string): Outcome {
  const problems = new Problems();
  const id = problems.parse('The runbook', runbookId, request.runbook);
  if (id !== undefined) problems.choose('The runbook', 'runbook', id, catalog.runbooks, (entry) => entry.id);
  const on = problems.parse('--on', day, request.on) as string | undefined;
  if (on !== undefined && on < today)
    problems.say(`--on ${on} is over: plan a day from ${today} on, or record a drill that was held by hand.`);
  for (const option of ['title', 'scenario'] as const)
    if (request[option] !== undefined) problems.parse(`--${option}`, line, request[option]);
  const file = `content/drills/${on}-${id?.replace('/', '-')}.yaml`;
  if (catalog.drills.some(({ source }) => source.file === file))
    problems.say(`${file} is there: choose another day, or add to it.`);
  if (problems.list.length > 0 || id === undefined || on === undefined) return { problems: problems.list };

  const [alert] = alertsOf(catalog, id);
  return {
    file,
    text: formatYaml({
      status: 'planned',
      runbook: id,
      title: request.title ?? fillIn('what is exercised, in a few words'),
      scenario: request.scenario ?? fillIn('what is broken on purpose on staging, and how the exercise ends'),
      plannedOn: on,
      criteria: [
        ...(alert ? [`${alert.name} fires and its link opens the runbook with its values filled in`] : []),
        fillIn('what a third person can see, with a figure'),
      ],
    }),
    next: [
      `Write what stands behind ${fillIn('…')} in ${file}; \`npm run check\` lists what is left.`,
      'Prepare it: the guide "Drills" says how, and what keeps it safe.',
    ],
  };
}
