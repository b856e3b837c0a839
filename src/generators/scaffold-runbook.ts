import { acceptedPaths } from '#core/accepted-paths.ts';
import { type Alert, alertLine, type Catalog, findRunbook } from '#core/catalog.ts';
import { runbookPath } from '#core/links.ts';
import { splitPlaceholders } from '#core/parameters.ts';
import { fillIn } from '#core/scaffold-text.ts';
import { line, runbookId } from '#schemas/fields.ts';
import type { Parameter } from '#schemas/parameter.ts';
import type { PhaseId, WorkflowPhase } from '#schemas/phase.ts';
import { runbookSchema } from '#schemas/runbook.ts';
import { type Outcome, Problems, show } from './scaffold/outcome.ts';
import { formatYaml, type YamlValue } from './yaml-text.ts';

/** What the command line says. */
export interface RunbookRequest {
  /** `<service>/<slug>` */
  id?: string | undefined;
  title?: string | undefined;
  kind?: string | undefined;
  severity?: string | undefined;
  code?: string | undefined;
  /** Names of alerts of the service that it is for. */
  alerts: readonly string[];
  components: readonly string[];
}

interface Step {
  id: string;
  do: string;
  /** What the command must do; a step without one is done by hand. */
  command?: string;
}

/** The step of each phase in which something is done. Phases without one are text. */
const STEPS: Partial<Record<PhaseId, Step>> = {
  'do-now': { id: 'confirm-it', do: 'Confirm that it is so', command: 'a read-only command' },
  diagnosis: { id: 'find-part', do: 'Find the part that fails', command: 'a read-only command' },
  mitigation: { id: 'limit-harm', do: 'Limit the harm', command: 'the command, and its way back in Expect' },
  investigation: { id: 'find-cause', do: 'Find the cause', command: 'a read-only command' },
  resolution: {
    id: 'remove-cause',
    do: 'Remove the cause',
    command: 'the command, and its way back in Expect',
  },
  recovery: {
    id: 'return-to-normal',
    do: 'Return to normal',
    command: 'the command that undoes the mitigation',
  },
  verification: { id: 'prove-it-works', do: 'Prove that it works', command: 'a read-only command' },
  tracing: { id: 'find-trace', do: 'Find a trace of the failure', command: 'the search' },
  escalation: { id: 'call-help', do: 'Call help, with what you know' },
  prevention: { id: 'keep-it-away', do: 'Keep it from coming back' },
  closure: { id: 'close-it', do: 'Close the incident' },
};

/** What the text of the other phases must say. */
const TEXTS: Partial<Record<PhaseId, string>> = {
  overview: 'what happens inside, and why it usually does',
  prerequisites: 'access and tools, with how to test that one has them',
  symptoms: 'what a person sees, in logs, on dashboards, as a user',
  related: 'pages that help, each with what for',
};

const MOST_TITLE = 60;

/** A runbook with all phases of its service's workflow. `today` is the day of its first reading. */
export function scaffoldRunbook(catalog: Catalog, request: RunbookRequest, today: string): Outcome {
  const problems = new Problems();
  const id = problems.parse('The runbook', runbookId, request.id);
  const title = problems.parse('--title', line, request.title);
  if (title !== undefined && title.length > MOST_TITLE)
    problems.say(`--title has ${title.length} characters: say it in ${MOST_TITLE} or fewer.`);
  if (title !== undefined && splitPlaceholders(title).some((part) => 'name' in part))
    problems.say(`--title ${show(title)}: a title takes no placeholder.`);
  const service =
    id === undefined
      ? undefined
      : problems.choose('The service', 'service', id.split('/')[0], catalog.services, (entry) => entry.id);
  if (id === undefined || service === undefined) return { problems: problems.list };

  const own = catalog.runbooks.filter((runbook) => runbook.service === service.id);
  if (findRunbook(catalog, id)) problems.say(`There is a runbook ${id}: choose another slug.`);
  const [taken] = acceptedPaths(catalog).get(runbookPath(id)) ?? [];
  if (taken !== undefined) problems.say(`${runbookPath(id)} opens ${taken} already: choose another slug.`);
  const same = own.find((runbook) => plain(runbook.title) === plain(title ?? ''));
  if (same)
    problems.say(`--title: ${same.id} is called "${same.title}" too. Say what tells the one from the other.`);
  const code = own.find((runbook) => runbook.code?.toLowerCase() === request.code?.toLowerCase());
  if (request.code !== undefined) {
    problems.parse('--code', line, request.code);
    if (code) problems.say(`--code ${show(request.code)} is that of ${code.id}: choose another.`);
  }
  const kind = request.kind ?? (request.alerts.length > 0 ? 'alert' : 'operational');
  problems.choose('--kind', 'kind', kind, runbookSchema.shape.kind.options, (entry) => entry);
  const mapped = catalog.alerts.filter((alert) => alert.service === service.id);
  const alerts = request.alerts.flatMap(
    (name) => problems.choose('--alert', `alert of ${service.id}`, name, mapped, (alert) => alert.name) ?? [],
  );
  const severity = request.severity ?? alerts[0]?.severity;
  problems.choose(
    '--severity',
    `severity of ${service.id}`,
    severity,
    service.severities.levels,
    (row) => row.id,
  );
  const given = [...request.components, ...alerts.flatMap(({ labels }) => labels.component ?? [])];
  const only = service.components.length === 1 ? service.components.map((component) => component.id) : [];
  const components = [...new Set(given.length > 0 ? given : only)];
  const known = service.components.filter((component) => components.includes(component.id));
  for (const component of request.components.length > 0 || known.length === 0
    ? components.length > 0
      ? components
      : [undefined]
    : [])
    problems.choose(
      '--component',
      `component of ${service.id}`,
      component,
      service.components,
      (entry) => entry.id,
    );
  if (problems.list.length > 0 || title === undefined || severity === undefined)
    return { problems: problems.list };

  const parameters = parametersOf(catalog, alerts);
  const matter: Record<string, YamlValue | undefined> = {
    title,
    code: request.code,
    kind,
    summary: alerts[0]?.summary ?? fillIn(`what "${title}" means, in one line`),
    severity,
    symptoms: [fillIn('what a person would type who sees it')],
    logs: kind === 'procedure' ? undefined : [fillIn('a line that a log or a terminal shows')],
    components: known.map((component) => component.id),
    parameters: parameters.length > 0 ? parameters.map((parameter) => ({ ...parameter })) : undefined,
    reviewedOn: today,
  };
  const used = own.some((runbook) => plain(runbook.summary) === plain(String(matter.summary)));
  if (used) matter.summary = fillIn(`what "${title}" means, in one line`);
  const file = `content/runbooks/${id}.mdx`;
  return {
    file,
    text: `---\n${formatYaml(definedOf(matter))}---\n${service.workflow.map((phase) => phaseText(phase, service.workflow, parameters)).join('')}`,
    next: [
      `Write what stands behind ${fillIn('…')} in ${file}; \`npm run check\` lists what is left.`,
      'Name each step after what it does: its id is in links for ever.',
      ...alerts.flatMap((alert) => mapHint(alert, id)),
      ...(alerts.length === 0 && kind === 'alert'
        ? [`Map an alert to it: npm run new -- alert ${service.id} NAME --runbook ${id} …`]
        : []),
      'Then run `npm run anchors` and commit both files.',
    ],
  };
}

/** The alert still opens another page; that line is the author's to change. */
function mapHint(alert: Alert, id: string): string[] {
  if (alert.runbook === id) return [];
  const place = `${alert.source.file}:${alertLine(alert, 'runbook') ?? 1}`;
  return [`Let ${alert.name} open it: write \`runbook: ${id}\` in ${place}, which says ${alert.runbook}.`];
}

/** What the alerts hand over, declared as their runbooks of today declare it. */
function parametersOf(catalog: Catalog, alerts: readonly Alert[]): Parameter[] {
  const declared = alerts.flatMap((alert) =>
    (findRunbook(catalog, alert.runbook)?.parameters ?? []).filter(({ name }) =>
      Object.hasOwn(alert.parameters, name),
    ),
  );
  return [...new Map(declared.map((parameter) => [parameter.name, parameter])).values()];
}

function phaseText(
  { phase, title }: WorkflowPhase,
  workflow: readonly WorkflowPhase[],
  parameters: Parameter[],
): string {
  const heading = `\n## ${title} {#${phase}}\n\n`;
  const step = STEPS[phase];
  if (step === undefined) return `${heading}${fillIn(TEXTS[phase] ?? 'this section')}.\n`;
  const help =
    workflow.some((row) => row.phase === 'escalation') && phase !== 'escalation' ? ' goto="#escalation"' : '';
  const values = phase === 'do-now' ? parameters.map(({ name }) => ` {{${name}}}`).join('') : '';
  return `${heading}<Step id="${step.id}" do="${step.do}">
${step.command ? `\n\`\`\`bash title="${fillIn('what it does')}"\necho '${fillIn(step.command)}'${values}\n\`\`\`\n` : `\n${fillIn('who does what')}.\n`}
<Expect>${fillIn('what a healthy system shows')}.</Expect>
<IfNot${help}>${fillIn('what it means when it does not, and where to go on')}.</IfNot>
</Step>
`;
}

function definedOf(matter: Record<string, YamlValue | undefined>): YamlValue {
  return Object.fromEntries(Object.entries(matter).filter(([, value]) => value !== undefined)) as YamlValue;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\W+/g, ' ').trim();
}
