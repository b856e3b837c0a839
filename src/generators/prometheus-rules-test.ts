import { type Alert, alertsOfService, type Catalog, type CatalogService } from '#core/catalog.ts';
import { minutesOf } from '#core/duration.ts';
import { type FiringSeries, firingSeries, type TestSeries } from '#core/firing-series.ts';
import { rulesName, standInsName } from '#core/service-files.ts';
import { type FileTools, formatHeader } from './file-header.ts';
import { expandAnnotation } from './go-template.ts';
import { type Rule, ruleOf } from './prometheus-rules.ts';
import { formatYaml, type YamlValue } from './yaml-text.ts';

type Labels = Record<string, string>;

/** Between them they hold every character that is somebody's mark: of a link, of YAML, of Slack, of a template. */
const HOSTILE = [
  'a b&c=d#e/f?g%20+é',
  `"q" 'r' \\ <b>|{{ $labels.x }}`,
  'two\nlines\t日本😀~*()!$@,;:[]^`-._',
];

/** How an alert is tested: by its own rule, or by a stand-in with the same annotations. */
interface RuleTest {
  alert: Alert;
  rule: Rule;
  isStandIn: boolean;
  firing: FiringSeries[];
}

/**
 * A `promtool test rules` file: each alert of the service fires for hostile labels, and its annotations, the links
 * above all, come out as they were worked out here.
 */
export function generatePrometheusRulesTest(
  catalog: Catalog,
  service: CatalogService,
  tools: FileTools,
): string {
  const tests = testsOf(catalog, service, tools);
  const standIns = tests.filter(({ isStandIn }) => isStandIn).map(({ alert }) => alert.name);
  const tested = new Set(tests.map(({ alert }) => alert));
  const untested = alertsOfService(catalog, service.id).filter((alert) => !tested.has(alert));
  const list = (title: string, names: string[]) =>
    names.length > 0 ? `# ${title}: ${names.join(', ')}.\n` : '';
  return [
    formatHeader(
      `Test of ${rulesName(service.id)}: promtool test rules ${service.id}.rules.test.yml`,
      service,
      tools,
    ),
    list(
      'By a stand-in with the same annotations: no series could be worked out that make the expression true',
      standIns,
    ),
    list(
      'Not tested: no series could be worked out, and the links hold no label of a series',
      untested.map(({ name }) => name),
    ),
    formatYaml({ rule_files: [rulesName(service.id), standInsName(service.id)], evaluation_interval: '1m' }),
    tests.length > 0 ? 'tests:\n' : 'tests: []\n',
    tests.map((test) => formatYaml([formatTest(test)], 1)).join('\n'),
  ].join('');
}

/** The rules of the test that stand in for those whose expression cannot be made true. Not for a server. */
export function generateStandIns(catalog: Catalog, service: CatalogService, tools: FileTools): string {
  const rules = testsOf(catalog, service, tools)
    .filter(({ isStandIn }) => isStandIn)
    .map(({ rule }) => formatYaml([rule], 3));
  return [
    formatHeader(
      `Stand-ins for ${service.id}.rules.test.yml. Not for a server: they fire for test series only.`,
      service,
      tools,
    ),
    rules.length === 0
      ? 'groups: []\n'
      : `groups:\n${formatYaml([{ name: `${service.id}-stand-ins` }], 1)}    rules:\n${rules.join('\n')}`,
  ].join('');
}

function testsOf(catalog: Catalog, service: CatalogService, { readPromql }: FileTools): RuleTest[] {
  return alertsOfService(catalog, service.id).flatMap((alert): RuleTest[] => {
    const rule = ruleOf(catalog, service, alert);
    const tree = readPromql(alert.expr);
    const sets = labelSets(alert);
    const firing = sets.flatMap((labels) => (tree && firingSeries(tree, labels)) ?? []);
    if (firing.length === sets.length) return [{ alert, rule, isStandIn: false, firing: distinct(firing) }];
    if (sets.length === 1) return [];
    const metric = `waypost_stand_in_${alert.name}`;
    const { for: _wait, ...rest } = rule;
    return [
      {
        alert,
        rule: { ...rest, alert: `${alert.name}StandIn`, expr: `${metric} == 1` },
        isStandIn: true,
        firing: sets.map((labels) => ({
          series: [{ metric, labels, start: 1, step: 0 }],
          labels,
          minutes: 0,
        })),
      },
    ];
  });
}

/** Labels that the series of an alert get: none where no label of a series feeds the link. */
function labelSets({ parameters, labels }: Alert): Labels[] {
  const own = ['alertname', 'severity', ...Object.keys(labels)];
  const fed = [...new Set(Object.values(parameters))].filter((label) => !own.includes(label));
  if (fed.length === 0) return [{}];
  const hostile = HOSTILE.map((_, turn) =>
    Object.fromEntries(fed.map((label, index) => [label, HOSTILE[(turn + index) % HOSTILE.length] ?? ''])),
  );
  return [...hostile, {}];
}

/** Each result once: an expression may drop a label, or demand a value of it. */
function distinct(firing: FiringSeries[]): FiringSeries[] {
  const byLabels = new Map<string, FiringSeries>();
  for (const one of firing) {
    const key = JSON.stringify(Object.entries(one.labels).sort());
    if (!byLabels.has(key)) byLabels.set(key, one);
  }
  return [...byLabels.values()];
}

function formatTest({ alert, rule, firing }: RuleTest): YamlValue {
  const wait = minutesOf(rule.for ?? '0m') ?? 0;
  const minutes = Math.ceil(wait + Math.max(...firing.map((one) => one.minutes))) + 2;
  const series = new Map(
    firing.flatMap((one) => one.series.map((each) => [formatSeries(each), each] as const)),
  );
  return {
    name: alert.name,
    interval: '1m',
    input_series: [...series].map(([text, { start, step }]) => ({
      series: text,
      values: `${start}${step === 0 ? '' : `+${step}`}x${minutes + 1}`,
    })),
    alert_rule_test: [
      {
        eval_time: `${minutes}m`,
        alertname: rule.alert,
        exp_alerts: firing.map(({ labels }) => ({
          exp_labels: { ...labels, ...expandAll(rule.labels, labels) },
          exp_annotations: expandAll(rule.annotations, labels),
        })),
      },
    ],
  };
}

function formatSeries({ metric, labels }: TestSeries): string {
  // PromQL reads JSON's escapes.
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${metric}{${pairs.join(', ')}}`;
}

function expandAll(texts: Labels, labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, expandAnnotation(text, labels)]),
  );
}
