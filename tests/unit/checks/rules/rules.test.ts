import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ruleFindings } from '#checks/rules/index.ts';
import { siteLinkFinder } from '#core/rules/site-pattern.ts';
import { readRuleFile } from '#io/rules/read-rule-file.ts';
import { SAMPLE_SITE } from '#tests/rule-corpus.ts';
import { sampleTarget } from '#tests/sample-target.ts';

const target = sampleTarget();

function findings(text: string, patterns: string[] = [], file = 'a.yml') {
  return ruleFindings([readRuleFile(file, text, true)], target, siteLinkFinder(target.site, patterns));
}

/** What is said of a rule with the link; the alert is called HostOutOfMemory. */
function said(url: string, expr = 'up == 0', key = 'runbook_url'): string[] {
  const text = JSON.stringify({
    alert: 'HostOutOfMemory',
    expr,
    labels: { team: 'a' },
    annotations: { [key]: url },
  });
  return findings(text).map(({ level, check, message }) => `${level} ${check}: ${message}`);
}
const at = (rest: string) => said(`${SAMPLE_SITE}${rest}`);
const mends = (url: string) =>
  findings(
    JSON.stringify({ alert: 'HostOutOfMemory', expr: 'sum(up)', annotations: { runbook_url: url } }),
  ).map(({ mend }) => mend);

describe('A link of a rule holds', () => {
  for (const rest of [
    'runbooks/shop/pod-down/',
    'runbooks/shop/pod-down/#do-now',
    'runbooks/shop/pod-down/?alertname=HostOutOfMemory&pod={{$labels.pod|urlquery}}&var-namespace={{ $labels.namespace | urlquery }}#diagnosis',
    'runbooks/shop/pod-down/?pod={{ reReplaceAll "[+]" "%20" (urlquery $labels.pod) }}',
    'runbooks/shop/pod-down/?pod={{index $labels "k8s.pod"|urlquery}}',
    'runbooks/shop/pod-down/#do-now?pod={{$labels.pod|urlquery}}',
    'old-pod-page/#diagnosis',
    'runbooks/web/kubepodcrashlooping/',
    'guides/respond/#short',
    'alerts/',
    '',
  ]) {
    test(`at /${rest}`, () => assert.deepEqual(at(rest), []));
  }

  test('when a label that may be absent is asked for first', () => {
    const url = `${SAMPLE_SITE}runbooks/shop/pod-down/?alertname=HostOutOfMemory{{ with $labels.pod }}&pod={{ . | urlquery }}{{ end }}#do-now`;
    assert.deepEqual(said(url, 'sum(up)'), []);
  });

  test('in the middle of a text', () => {
    const text = `See <${SAMPLE_SITE}runbooks/shop/pod-down/#do-now|the runbook>, or [this](${SAMPLE_SITE}guides/respond/#short).`;
    assert.deepEqual(
      said(text, 'up', 'description').filter((line) => !line.includes('alerts-have-links')),
      [],
    );
    assert.equal(said(text.replace('#short', '#long'), 'up', 'description').length, 2);
  });
});

describe('A link of a rule does not hold', () => {
  const cases: Record<string, RegExp> = {
    'runbooks/shop/pod-gone/': /error alert-links-hold: No page has the path `\/runbooks\/shop\/pod-gone\/`/,
    'runbooks/Shop/pod-down/': /error alert-links-hold: No page .* capital and small/,
    'runbooks/shop/pod-down': /warning alert-links-hold: .*does not end with a slash/,
    'runbooks/shop/pod-down.html': /warning alert-links-hold: .*does not end with a slash/,
    'runbooks/shop/pod-down/#do_now': /error alert-links-hold: .*has no `#do_now`\.$/,
    'runbooks/shop/pod-down/#Do-Now': /error alert-links-hold: .*has no `#Do-Now`: capital/,
    'guides/respond/#long': /error alert-links-hold/,
    'alerts/Both/': /warning alert-links-hold: .*opens a list to choose from/,
    'alerts/shop/HostOutOfMemory/#do-now': /warning alert-links-hold: `#do-now` is a place of the runbook/,
    'alerts/{{$labels.alertname}}/': /warning alert-links-hold: The path .* is made when the alert fires/,
    'runbooks/bank/pod-down/':
      /warning alert-links-hold: `HostOutOfMemory` opens .* the alert map says `\/runbooks\/shop\/pod-down\/`/,
    'runbooks/shop/pod-down/ #do-now': /error alert-links-hold: The address holds a blank/,
    'runbooks/shop/pod-down/?pods=x': /error alert-links-carry-values: .*no parameter `pods`/,
    'runbooks/shop/pod-down/?amp;pod=x': /no parameter `amp;pod`/,
    'runbooks/shop/pod-down/?pod=x&var-pod=y': /`pod` stands twice/,
    'runbooks/shop/pod-down/?pod={{$labels.pod}}': /`\{\{\$labels\.pod\}\}` is not escaped/,
    'runbooks/shop/pod-down/?pod={{ "urlquery" }}': /is not escaped/,
    'runbooks/shop/pod-down/?team={{$labels.team|urlquery}}': /^$/,
    'runbooks/shop/pod-down/?alertname=Other': /the alert is called `HostOutOfMemory`/,
  };
  for (const [rest, expected] of Object.entries(cases)) {
    test(`at /${rest}`, () => {
      const lines = at(rest);
      assert.equal(lines.length, expected.source === '^$' ? 0 : 1, lines.join('\n'));
      assert.match(lines[0] ?? '', expected);
    });
  }

  test('with another scheme or case of the address', () => {
    for (const url of [
      'http://runbooks.example.com/site/',
      'https://Runbooks.example.com/site/',
      'https://runbooks.example.com/Site/',
    ])
      assert.deepEqual(said(`${url}runbooks/shop/pod-down/`).length, 1, url);
    assert.deepEqual(mends('http://runbooks.example.com/site/alerts/'), [
      'Write `https://runbooks.example.com/site`.',
    ]);
  });

  test('with labels that the expression cannot give', () => {
    const url = `${SAMPLE_SITE}runbooks/shop/pod-down/?pod={{$labels.pod|urlquery}}&team={{$labels.team|urlquery}}`;
    assert.deepEqual(said(url, 'sum by (namespace) (up)'), [
      'error alert-links-carry-values: The expression of `HostOutOfMemory` cannot give a label `pod`, it gives namespace: the value is always empty.',
      'error alert-links-carry-values: The template of `HostOutOfMemory` does not know `team`, which stands under `labels`: the value is always empty.',
    ]);
    const name = `${SAMPLE_SITE}runbooks/shop/pod-down/?alertname={{$labels.alertname|urlquery}}`;
    assert.match(said(name, 'sum(up)')[0] ?? '', /does not know the name of the alert/);
  });

  test('and the mend says what to write', () => {
    assert.deepEqual(mends(`${SAMPLE_SITE}runbooks/shop/pod-down/?pod={{ $labels.pod | toLower }}`), [
      'Write `{{$labels.pod|toLower|urlquery}}`.',
      'Keep the label with `by (pod)`, or take `pod` out.',
    ]);
    assert.deepEqual(mends(`${SAMPLE_SITE}runbooks/shop/pod-dwn/`), [
      'Did you mean `/runbooks/shop/pod-down/`?',
    ]);
  });
});

describe('Links to other sites are none of ours', () => {
  for (const url of [
    'https://runbooks.example.com/siteB/x/',
    'https://runbooks.example.com/',
    'https://x.runbooks.example.com/site/',
    'https://other.example/?to=https://runbooks.example.com/site/gone/',
  ])
    test(url, () => assert.deepEqual(said(url), []));

  test('unless a pattern says that they are', () => {
    const text = (url: string) =>
      JSON.stringify({ alert: 'X', expr: 'up', annotations: { runbook_url: url } });
    const count = (url: string, ...patterns: string[]) => findings(text(url), patterns).length;
    assert.equal(count('https://old.example/docs/runbooks/shop/gone/', 'https://*.example/docs'), 1);
    assert.equal(count('https://old.example/docs/runbooks/shop/pod-down/', 'https://*.example/docs/'), 0);
    assert.equal(count('https://a/b.example/docs/gone/', 'https://*.example/docs'), 0);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's own.
    assert.equal(count('${RUNBOOKS}/runbooks/shop/gone/', '${RUNBOOKS}'), 1);
  });
});

describe('A rule without a link', () => {
  test('is told how to get one', () => {
    const of = (alert: string) => findings(JSON.stringify({ alert, expr: 'up' }))[0];
    assert.deepEqual(of('ディスク'), {
      check: 'alerts-have-links',
      level: 'warning',
      file: 'a.yml',
      line: 1,
      message: '`ディスク` has no link to a runbook.',
      mend: 'Write it: `npm run alerts -- annotate --write` and this file.',
    });
    assert.match(of('HostOutOfMemori')?.mend ?? '', /Did you mean `HostOutOfMemory`\?$/);
    assert.match(of('Unheard')?.mend ?? '', /Add it there/);
  });

  test('is one whose runbook is no address', () => {
    assert.equal(said('Call the team.', 'up', 'runbook').length, 1);
    assert.deepEqual(said('https://wiki.example/x', 'up', 'documentation'), []);
  });
});

test('A name that a terminal would obey is written out', () => {
  const [finding] = findings(JSON.stringify({ alert: '\u001b[2Jx\u202e', expr: 'up' }));
  assert.equal(finding?.message, '`\\u{1b}[2Jx\\u{202e}` has no link to a runbook.');
});

describe('Rules of Grafana', () => {
  const rule = (url: string, expr: string) =>
    findings(
      JSON.stringify({
        title: 'HostOutOfMemory',
        condition: 'C',
        data: [
          { refId: 'A', datasourceUid: 'p', model: { expr } },
          { refId: 'C', datasourceUid: '__expr__', model: { type: 'threshold', expression: 'A' } },
        ],
        annotations: { runbook_url: `${SAMPLE_SITE}runbooks/shop/pod-down/?${url}` },
      }),
    ).length;

  test('know the name of the alert, and the labels of their queries', () => {
    assert.equal(rule('alertname={{$labels.alertname|urlquery}}', 'sum(up)'), 0);
    assert.equal(rule('pod={{$labels.pod|urlquery}}', 'sum by (pod) (rate(x[$__rate_interval]))'), 0);
    assert.equal(rule('pod={{$labels.pod|urlquery}}', 'sum(up)'), 1);
    assert.equal(rule('pod={{$labels.pod|urlquery}}', 'select 1'), 0);
  });
});

describe('Dashboards', () => {
  const dashboard = (panel: object, more: object = {}) => ({
    title: 'D',
    schemaVersion: 39,
    panels: [{ type: 'row', panels: [{ type: 'stat', title: 'Queue', ...panel }] }],
    ...more,
  });
  const of = (value: object) =>
    findings(JSON.stringify(value, null, 1), [], 'd.json').map(({ message, line }) => `${line} ${message}`);
  const link = (url: string, more: object = {}) => [{ title: 'x', url: `${SAMPLE_SITE}${url}`, ...more }];
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: Grafana's own.
  const good =
    'runbooks/shop/pod-down/?pod=${__field.labels.pod:percentencode}&namespace=${__data.fields["N s"]:percentencode}#do-now';

  test('hold when every variable is encoded', () => {
    const value = dashboard(
      {
        description: `[Runbook](${SAMPLE_SITE}${good})`,
        links: link(good),
        fieldConfig: {
          defaults: { links: link(good) },
          overrides: [{ properties: [{ id: 'links', value: link(good) }] }],
        },
        options: {
          content: `[x](${SAMPLE_SITE}runbooks/shop/pod-down/?\${namespace:queryparam}&\${__url_time_range})`,
        },
      },
      { links: link('alerts/', { keepTime: true, includeVars: true }) },
    );
    assert.deepEqual(of(value), []);
    assert.deepEqual(of({ apiVersion: 'dashboard.grafana.app/v1beta1', kind: 'Dashboard', spec: value }), []);
  });

  test('say in which link of which panel something is wrong', () => {
    const bad = link('runbooks/shop/pod-down/?pod=${__field.labels.pod}');
    assert.deepEqual(of(dashboard({ fieldConfig: { defaults: { links: bad } } })), [
      '16 In the data link of the panel "Queue": `${__field.labels.pod}` is not encoded: a value with `&`, `#` or `+` breaks the link.',
    ]);
    assert.match(of(dashboard({ links: bad }))[0] ?? '', /In the panel link of the panel "Queue"/);
    assert.match(
      of(dashboard({ options: { content: `<a href="${bad[0]?.url}">x</a>` } }))[0] ?? '',
      /In the text panel/,
    );
    assert.match(
      of(dashboard({ description: `${SAMPLE_SITE}gone/` }))[0] ?? '',
      /In the description.*No page/,
    );
    for (const variable of ['$pod', '[[pod]]', '${pod:queryparam}'])
      assert.equal(
        of(dashboard({ links: link(`runbooks/shop/pod-down/?pod=${variable}`) })).length,
        1,
        variable,
      );
    assert.deepEqual(of(dashboard({ links: link('runbooks/shop/pod-down/?from=${__from}') })), []);
  });

  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: Grafana's own.
  test('leave the fragment out where Grafana appends to the link', () => {
    assert.match(
      of(dashboard({}, { links: link('runbooks/shop/pod-down/#do-now', { keepTime: true }) }))[0] ?? '',
      /In the dashboard link: Grafana appends/,
    );
  });

  test('are read as resources of version 2 and inside a ConfigMap', () => {
    const v2 = {
      apiVersion: 'dashboard.grafana.app/v2beta1',
      spec: {
        title: 'D',
        layout: {},
        elements: {
          a: {
            kind: 'Panel',
            spec: {
              title: 'Queue',
              links: link('gone/'),
              vizConfig: { spec: { options: { content: `${SAMPLE_SITE}gone/` } } },
            },
          },
        },
      },
    };
    assert.deepEqual(
      of(v2).map((line) => line.replace(/^\d+ (.*?):.*/, '$1')),
      ['In the panel link of the panel "Queue"', 'In the text panel of the panel "Queue"'],
    );
    const text = JSON.stringify(dashboard({ links: link('gone/') }), null, 2).replace(/^/gm, '    ');
    const map = findings(`kind: ConfigMap\ndata:\n  d.json: |-\n${text}\n`);
    assert.equal(map.length, 1);
    assert.equal(map[0]?.line, 3 + text.split('\n').findIndex((line) => line.includes('gone')) + 1);
  });
});

describe('Files that cannot be read', () => {
  const first = (text: string | undefined, file = 'a.yml', named = true) => {
    const { faults } = readRuleFile(file, text, named);
    return faults.map(({ level, check, line, message }) => `${level} ${check} ${line} ${message}`);
  };
  test('say why, and at which line', () => {
    assert.deepEqual(first('a: 1\na: 2\n'), ['error yaml 2 Broken YAML: Map keys must be unique.']);
    assert.match(first('- alert: x\n   expr: up\n')[0] ?? '', /^error yaml 1 Broken YAML/);
    assert.match(first('x: *gone\n')[0] ?? '', /^error yaml 1 Broken YAML: Unresolved alias/);
    assert.deepEqual(first(undefined), ['error files 1 The file is not UTF-8.']);
    assert.deepEqual(first('groups:\n{{- if .Values.x }}\n- alert: x\n{{- end }}\n'), [
      'warning files 2 The file is a Helm template, and its alerts cannot be read.',
    ]);
    assert.deepEqual(first("local k = import 'k.libsonnet';\n{ a: k }", 'a.jsonnet'), [
      'warning files 1 The file is Jsonnet, and its alerts cannot be read.',
    ]);
  });

  test('are passed by in a folder when they hold no alert', () => {
    assert.deepEqual(first('a: 1\na: 2\n', 'a.yml', false), []);
    assert.deepEqual(first('kind: Pod\n', 'a.yml', false), []);
    assert.deepEqual(first('groups:\n  - alert: x\n a: [\n', 'a.yml', false).length, 1);
  });

  test('are worth a word when they were asked for and hold nothing', () => {
    assert.equal(first('kind: Pod\n').length, 1);
    assert.deepEqual(first('groups: [{name: g, rules: []}]\n- record: x').length, 1);
    assert.deepEqual(first('groups:\n- name: g\n  rules:\n  - record: x\n    expr: up\n'), []);
  });

  test('are read as Prometheus reads them where YAML 1.2 would not', () => {
    const text =
      'groups:\n- name: g\n  rules:\n  - alert: X\n    expr: up\n    annotations:\n      summary: "a\n      b: c,\n      d"\n      other: \'e\n\n      f\'\n  - alert: Y\n    expr: up\n';
    const { rules, faults } = readRuleFile('a.yml', text, true);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      rules.map(({ name, line, place }) => [name, line, place.state]),
      [
        ['X', 4, 'open'],
        ['Y', 13, 'open'],
      ],
    );
    assert.equal(rules[0]?.annotations.summary?.text, 'a b: c, d');
    assert.equal(rules[0]?.annotations.other?.text, 'e\nf');
    assert.match(
      first(text.replace("      f'", '      f'))[0] ?? '',
      /^error yaml \d+ Broken YAML: Missing closing 'quote/,
    );
  });

  test('do not stall on aliases of aliases', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
    );
    assert.match(first(`a0: &a0 [x]\n${levels.join('\n')}\n`)[0] ?? '', /^error yaml/);
  });
});
