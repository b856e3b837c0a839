import { chooser, seeded } from '#tests/random.ts';

/** A rule document in the shape of those that people keep. */
export interface SampleDocument {
  file: string;
  text: string;
  /** How many alerts it has. All take a link. */
  alerts: number;
  /** Whether Prometheus reads it. */
  prometheus: boolean;
}

export const SAMPLE_SITE = 'https://runbooks.example.com/site/';
/** Names of the alert map; labels feed `namespace` and `pod`. */
export const SAMPLE_ALERTS: readonly string[] = [
  'KubePodCrashLooping',
  'HostOutOfMemory',
  'Host out of disk space',
  'PveVm/ctDown',
  'HaproxyBackendMaxActiveSession>80%',
  'Überlastung',
  'ディスク',
  'etcdNoLeader',
  'Prometheus_Not_Connected',
  'a.b-c',
];

const EXPRESSIONS = [
  'up == 0',
  'sum by (namespace, pod) (rate(http_requests_total{code=~"5.."}[5m])) > 10',
  'max(node_load1) > 4',
  'absent(up{job="node"})',
  'vector(1)',
];
/** Links that give way. */
export const FOREIGN = 'https://runbooks.other.example/runbooks/kubernetes/kubepodcrashlooping';
export const STALE = `${SAMPLE_SITE}runbooks/shop/gone/?pod={{ $labels.pod }}#diagnosis`;

/** Makes documents, the same for the same seed. */
export function sampleDocuments(count: number, seed: number): SampleDocument[] {
  const { below, maybe, one } = chooser(seeded(seed));
  return Array.from({ length: count }, (_, number) => sample(number));

  function sample(number: number): SampleDocument {
    let alerts = 0;
    const kind = one([
      'groups',
      'groups',
      'groups',
      'object',
      'list',
      'namespace',
      'many',
      'json',
      'compact',
      'grafana',
      'vm',
    ]);
    if (kind === 'json' || kind === 'compact') {
      const value = {
        groups: [{ name: 'g', rules: Array.from({ length: 1 + below(4) }, () => ruleValue()) }],
      };
      const indent = kind === 'compact' ? undefined : one([2, 4, '\t']);
      const text = `${JSON.stringify(value, null, indent)}${one(['', '\n'])}`;
      return { file: `${number}.json`, text, alerts, prometheus: true };
    }
    const dash = one(['- ', '- ', '-   ']);
    const nested = one(['', '  ']);
    const body = (indent: string) => {
      const groups = Array.from({ length: 1 + below(2) }, (_, index) => group(indent, index));
      return `${indent}groups:${one(['', ' # all of them'])}\n${groups.join(one(['', '\n']))}`;
    };
    const object = (name: string) =>
      `apiVersion: monitoring.coreos.com/v1\nkind: ${kind === 'vm' ? 'VMRule' : 'PrometheusRule'}\nmetadata:\n  labels: {role: alert-rules}\n  name: ${name}\nspec:\n${body('  ')}`;
    let text = '';
    if (kind === 'groups') text = body('');
    else if (kind === 'namespace') text = `namespace: team-a\n${body('')}`;
    else if (kind === 'many') text = `---\n${object('a')}---\n# second\n${object('b')}...\n`;
    else if (kind === 'list')
      text = `apiVersion: v1\nkind: List\nitems:\n- ${object('a').replaceAll('\n', '\n  ').trimEnd()}\n`;
    else if (kind === 'grafana') text = grafana();
    else text = object('a');
    if (maybe(0.3)) text = `# Copyright\n${text}`;
    if (maybe(0.2)) text = text.replace(/\n+$/, '');
    if (maybe(0.2)) text += `${text.endsWith('\n') ? '' : '\n'}# the end`;
    if (maybe(0.25)) text = text.replaceAll('\n', '\r\n');
    if (maybe(0.1)) text = `\uFEFF${text}`;
    return { file: `${number}.yaml`, text, alerts, prometheus: kind === 'groups' };

    function group(indent: string, index: number): string {
      const at = `${indent}${nested}`;
      const inner = `${at}${' '.repeat(dash.length)}`;
      const rules = Array.from({ length: 1 + below(4) }, () => rule(`${inner}${nested}`));
      return `${at}${dash}name: group-${number}-${index}\n${inner}rules:\n${rules.join('')}`;
    }

    function rule(indent: string): string {
      const step = one(['  ', '  ', '    ']);
      const inner = `${indent}${' '.repeat(dash.length)}`;
      const name = one(SAMPLE_ALERTS);
      if (maybe(0.1)) return `${indent}${dash}record: job:up:sum\n${inner}expr: sum by (job) (up)\n`;
      if (maybe(0.08)) {
        alerts += 1;
        return `${indent}${dash}{alert: '${name}', expr: up == 0${one(['', ', annotations: {}', ', annotations: { summary: x }'])}}\n`;
      }
      const keys = [
        `alert: ${quoted(name)}${one(['', ' # why'])}`,
        expression(inner, step),
        ...(maybe(0.7) ? [`for: ${one(['5m', '1h30m'])}`] : []),
        ...(maybe(0.7)
          ? [one([`labels:\n${inner}${step}severity: critical`, 'labels: {severity: "warning"}'])]
          : []),
        ...annotations(inner, step),
      ];
      const [first = '', ...rest] = maybe(0.15) ? keys.reverse() : keys;
      const comment = maybe(0.15) ? `${inner}# about the next key\n` : '';
      const lines = [`${indent}${dash}${first}`, ...rest.map((key) => `${inner}${key}`)].join('\n');
      return `${maybe(0.1) ? `${indent}# ${name}\n` : ''}${lines}\n${comment}${one(['', '', '\n'])}`;
    }

    function expression(indent: string, step: string): string {
      const expr = one(EXPRESSIONS);
      const deep = `\n${indent}${step}`;
      return one([
        `expr: ${expr}`,
        `expr: '${expr}'`,
        `expr: ${JSON.stringify(expr)}`,
        `expr: |${deep}${expr}`,
        `expr: |-${deep}# said in PromQL${deep}${expr}`,
        `expr: >-${deep}${expr}${deep}or${deep}${expr}`,
        `expr: |+${deep}${expr}\n`,
        `expr: ${expr}${deep}or ${expr}`,
        'expr: 1',
      ]);
    }

    function annotations(indent: string, step: string): string[] {
      const deep = `${indent}${step}`;
      alerts += 1;
      const summary = one([
        'summary: Pod {{ $labels.pod }} is down',
        'summary: "a\ttab and \\"quotes\\""',
        "'summary': 'it''s down: {{ $value }}'",
        `description: |\n${deep}  Two\n\n${deep}  lines # no comment`,
        `description: >-\n${deep}  folded\n${deep}  text`,
      ]);
      const written = (url: string) => one([url, `'${url}'`, JSON.stringify(url)]);
      switch (below(11)) {
        case 0:
          return [];
        case 1:
          return ['annotations:'];
        case 2:
          return [one(['annotations: {}', 'annotations: { }'])];
        case 3:
          return [`annotations: {${summary.startsWith('summary: "') ? summary : 'summary: x'}} # flow`];
        case 4:
          return [`annotations:\n${deep}${summary}\n${deep}runbook_url: ${written(FOREIGN)}`];
        case 5:
          return [`annotations:\n${deep}runbook_url: ${written(STALE)} # old\n${deep}${summary}`];
        case 6:
          return [`annotations:\n${deep}runbook_url: >-\n${deep}  ${FOREIGN}\n${deep}${summary}`];
        case 7:
          return [`annotations:\n${deep}runbook_url: ""\n${deep}${summary}`];
        case 8:
          return [`annotations: # what to show\n${deep}# the summary\n${deep}${summary}`];
        default:
          return [`annotations:\n${deep}${summary}\n${deep}${one(['dashboard', 'impact'])}: "none"`];
      }
    }

    function grafana(): string {
      const rules = Array.from({ length: 1 + below(3) }, () => {
        alerts += 1;
        const notes = one([
          '',
          '        annotations: {}\n',
          '        annotations:\n          summary: Down\n',
          '        annotations:\n          __dashboardUid__: abc\n          summary: "{{ $labels.pod }}"\n',
        ]);
        return `      - uid: u${below(1e6)}\n        title: ${quoted(one(SAMPLE_ALERTS))}\n        condition: C\n        data:\n          - refId: A\n            datasourceUid: prom\n            model: { expr: "up == 0", refId: A }\n          - refId: C\n            datasourceUid: __expr__\n            model: {type: threshold, expression: A}\n        noDataState: OK\n${notes}        labels:\n          team: a\n`;
      });
      return `apiVersion: 1\ngroups:\n  - orgId: 1\n    name: g\n    folder: f\n    interval: 1m\n    rules:\n${rules.join('')}`;
    }

    function ruleValue(): object {
      alerts += 1;
      const notes = one([undefined, {}, { summary: 'x "y"' }, { summary: 'x', runbook_url: FOREIGN }]);
      return {
        alert: one(SAMPLE_ALERTS),
        expr: one(EXPRESSIONS),
        labels: { severity: 'x' },
        ...(notes && { annotations: notes }),
      };
    }
  }

  function quoted(name: string): string {
    return /[:#{}[\],&*?|<>=!%@`']/.test(name) || maybe(0.3)
      ? maybe(0.5)
        ? JSON.stringify(name)
        : `'${name}'`
      : name;
  }
}
