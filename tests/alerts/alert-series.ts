import type { Alert, Catalog } from '#core/catalog.ts';
import { findRunbook } from '#core/catalog.ts';
import { hostileValues } from '#tests/hostile-values.ts';

/** A series that fires one alert. */
export interface AlertSeries {
  alert: Alert;
  metric: string;
  /** Of the series itself: what the expression of the rule would keep. */
  labels: Record<string, string>;
}

/** Hostile values that each alert gets. All of them are used several times over. */
const EACH = 6;
/** Labels that Prometheus itself gives to a series that lacks them. */
const OF_TARGET = ['job', 'instance'];

/** What a pod, a tenant or an attacker may put into a label; the first lines are those that break naive links. */
export const labelValues = [
  ...new Set([
    ...[
      'web-0',
      'a b',
      'a+b',
      'a&b=c',
      'a#b',
      'a?b',
      '100%',
      '%41',
      'a/b/../c',
      'é日本😀',
      'q"uote\'',
      '<b>&amp;',
    ],
    ...[
      'back\\slash',
      'two\nlines',
      'pipe|x',
      '{{ $labels.x }}',
      '<!channel>',
      '<https://evil.example|Runbook>',
    ],
    ...[
      '$1',
      '$0#x',
      '*bold*',
      '`code`',
      'https://evil.example/',
      '+',
      '~',
      '.',
      ';',
      'true',
      '0',
      '1e3',
      ' lead',
    ],
    ...[
      '<no value>',
      'All',
      'web-0 ',
      '-rf',
      'a=b&startsAt=2020-01-01T00:00:00Z',
      '#do-now',
      '?alertname=Other',
    ],
    ...hostileValues.map(({ value }) => value),
  ]),
].filter((value) => value !== '');

/** Series for every alert of the catalog: one with the examples of the runbook, one without labels, some hostile. */
export function alertSeries(catalog: Catalog): AlertSeries[] {
  return catalog.alerts.flatMap((alert, index) => {
    const labels = seriesLabels(alert);
    const metric = `waypost_test_${index}`;
    const examples = Object.fromEntries(
      Object.entries(alert.parameters)
        .filter(([, label]) => labels.includes(label))
        .map(([name, label]) => [label, exampleOf(catalog, alert, name)]),
    );
    const sets: Record<string, string>[] = [examples];
    if (labels.length > 0 && !labels.some((label) => OF_TARGET.includes(label))) sets.push({});
    for (let turn = 0; labels.length > 0 && turn < EACH; turn++) {
      const value = labelValues[(index * EACH + turn) % labelValues.length] ?? '';
      // All labels hostile, or one among good ones: what is good must be filled in all the same.
      const hostile = turn % 2 === 0 ? labels : labels.slice(0, 1);
      sets.push({ ...examples, ...Object.fromEntries(hostile.map((label) => [label, value])) });
    }
    const distinct = new Map(sets.map((set) => [JSON.stringify(set), set]));
    return [...distinct.values()].map((set) => ({ alert, metric, labels: set }));
  });
}

/** Labels that feed a parameter and that the rule does not give itself. */
function seriesLabels({ parameters, labels }: Alert): string[] {
  const own = ['alertname', 'severity', ...Object.keys(labels)];
  return [...new Set(Object.values(parameters))].filter((label) => !own.includes(label));
}

function exampleOf(catalog: Catalog, alert: Alert, name: string): string {
  const parameter = findRunbook(catalog, alert.runbook)?.parameters.find((known) => known.name === name);
  if (parameter === undefined) throw new Error(`${alert.runbook} has no parameter ${name}.`);
  return parameter.example;
}

/** The text that an exporter answers with. */
export function formatMetrics(series: readonly AlertSeries[], value: number): string {
  const quote = (text: string) =>
    text.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
  return series
    .map(({ metric, labels }) => {
      const pairs = Object.entries(labels).map(([name, text]) => `${name}="${quote(text)}"`);
      return `${metric}{${pairs.join(',')}} ${value}\n`;
    })
    .join('');
}
