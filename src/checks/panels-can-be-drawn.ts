import { type Catalog, type CatalogService, findRunbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { fillLink } from '#core/link-template.ts';
import { mendByChoice } from '#core/nearest.ts';
import { isDrawn, panelKind } from '#core/panels.ts';
import { canHave, describeLabels, resultLabels } from '#core/promql-labels.ts';
import type { Panel, PanelKind } from '#schemas/dashboard.ts';
import type { Check, Problem, Tools } from './check.ts';

type Dashboard = CatalogService['dashboards'][number];

/** What only some kinds show: written for another kind it would be lost without a word. */
const SHOWN_BY: Partial<Record<keyof Panel, readonly PanelKind[]>> = {
  promql: ['stat', 'timeseries', 'table'],
  thresholds: ['stat', 'timeseries', 'table'],
  range: ['stat', 'timeseries', 'table'],
  parameters: ['stat', 'timeseries', 'table'],
  commands: ['text', 'runbooks'],
  runbooks: ['runbooks'],
};

/** `$pod`, `${pod}`, `${pod:raw}`, `[[pod]]`: where Grafana puts a value. */
const RE_VARIABLE = /\$(\w+)|\$\{(\w+)[^}]*\}|\[\[(\w+)[^\]]*\]\]/g;

/** What is written of a panel can be seen in Grafana, with the values that it takes and no others. */
export const panelsCanBeDrawn: Check = {
  name: 'panels-can-be-drawn',
  level: 'error',
  description:
    'A panel of a dashboard has what its kind shows and nothing else; its variables and parameters exist; Grafana changes no command.',
  run: (catalog, { readPromql }) =>
    catalog.services.flatMap((service) =>
      service.dashboards.flatMap((dashboard) =>
        dashboard.panels.flatMap((panel, index) => {
          const place = (key: string) => ({
            file: dashboard.source.file,
            line: lineOf(dashboard.source, `${dashboard.at}.panels.${index}.${key}`),
          });
          return [
            ...kindComplaints(panel),
            ...variableComplaints(dashboard, panel),
            ...commandComplaints(service, dashboard, panel),
            ...linkComplaints(service, panel),
            ...parameterComplaints(catalog, panel),
            ...labelComplaints(panel, readPromql),
          ].map(({ key, ...complaint }) => ({ ...place(key), ...complaint }));
        }),
      ),
    ),
};

interface Complaint extends Pick<Problem, 'message' | 'mend'> {
  /** Dotted path in the panel. */
  key: string;
}

function kindComplaints(panel: Panel): Complaint[] {
  const kind = panelKind(panel);
  if (isDrawn(kind) && panel.promql === undefined) {
    const message = `A panel of kind \`${kind}\` draws promql, and this one has none.`;
    return [{ key: 'kind', message, mend: 'Add `promql`, or write `kind: text`.' }];
  }
  return Object.entries(SHOWN_BY)
    .filter(([key, kinds]) => isGiven(panel[key as keyof Panel]) && !kinds.includes(kind))
    .map(([key, kinds]) => ({
      key,
      message: `A panel of kind \`${kind}\` does not show its \`${key}\`.`,
      mend: `Remove it, or make the panel one of ${kinds.join(', ')}.`,
    }));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0);
}

function variableComplaints({ variables }: Dashboard, { promql = '' }: Panel): Complaint[] {
  const known = variables.map(({ name }) => name);
  return variablesIn(promql)
    .filter((name) => !known.includes(name) && !name.startsWith('__'))
    .map((name) => ({
      key: 'promql',
      message: `The dashboard has no variable \`${name}\`.`,
      mend: `Add it to \`variables\`. ${mendByChoice(name, known)}`,
    }));
}

/** A value from the address of the dashboard would stand in a command that somebody copies. */
function commandComplaints(service: CatalogService, { variables }: Dashboard, panel: Panel): Complaint[] {
  const replaced = ['datasource', ...variables.map(({ name }) => name)];
  return panel.commands.flatMap((id, index) => {
    const code = service.commands.find((command) => command.id === id)?.code ?? '';
    return variablesIn(code)
      .filter((name) => replaced.includes(name) || name.startsWith('__'))
      .map((name) => ({
        key: `commands.${index}`,
        message: `Grafana would put a value of its own in the place of \`${name}\` in the command \`${id}\`.`,
        mend: 'Write the command without that word, or leave it to the runbook.',
      }));
  });
}

function linkComplaints({ links }: CatalogService, panel: Panel): Complaint[] {
  return panel.links.flatMap((label, index) => {
    const link = links.find((known) => known.label === label);
    if (link === undefined || fillLink(link.url, new Map()) !== undefined) return [];
    return [
      {
        key: `links.${index}`,
        message: `The address of \`${label}\` does not open without a value.`,
        mend: 'Choose a link whose placeholders stand in its query, or none.',
      },
    ];
  });
}

function parameterComplaints(catalog: Catalog, { runbook, parameters }: Panel): Complaint[] {
  const known = runbook === undefined ? undefined : findRunbook(catalog, runbook)?.parameters;
  // No such runbook is a finding of references-resolve.
  if (runbook !== undefined && known === undefined) return [];
  const names = (known ?? []).map(({ name }) => name);
  return Object.keys(parameters)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      key: `parameters.${name}`,
      message:
        runbook === undefined
          ? `The panel opens no runbook that could take \`${name}\`.`
          : `\`${runbook}\` has no parameter \`${name}\`.`,
      mend: mendByChoice(name, names),
    }));
}

// What depends on the series is taken as there.
function labelComplaints({ promql, parameters }: Panel, read: Tools['readPromql']): Complaint[] {
  const kept = resultLabels(promql === undefined ? undefined : read?.(promql));
  return Object.entries(parameters)
    .filter(([, label]) => !canHave(kept, label))
    .map(([name, label]) => ({
      key: `parameters.${name}`,
      message: `The series of the panel have no label \`${label}\`: its promql keeps ${describeLabels(kept)}.`,
      mend: `Keep it with \`by (${label})\`, or take another label.`,
    }));
}

function variablesIn(text: string): string[] {
  const names = [...text.matchAll(RE_VARIABLE)].map(
    ([, bare, braced, boxed]) => bare ?? braced ?? boxed ?? '',
  );
  return [...new Set(names)];
}
