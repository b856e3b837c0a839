import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { panelsCanBeDrawn as check } from '#checks/panels-can-be-drawn.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { parameter, problemsOf, problemsUsing } from '#tests/small-catalog.ts';

const COMMAND = { id: 'pods', title: 'List pods', code: 'kubectl get pods', expect: 'Rows.' };
const LINKS = [
  { label: 'Logs', kind: 'logs', url: 'https://logs.example/?pod={{pod}}' },
  { label: 'Trace', kind: 'traces', url: 'https://traces.example/{{pod}}' },
];
const DASHBOARD = { id: 'a', title: 'A', uid: 'a', url: 'https://g.example' };
const VARIABLE = { name: 'namespace', label: 'Namespace', metric: 'up', of: 'namespace' };

function problems(panel: object, { code = COMMAND.code, variables = [VARIABLE] as object[] } = {}) {
  return problemsOf(check, {
    parameters: [parameter('pod')],
    service: { commands: [{ ...COMMAND, code }], links: LINKS },
    dashboards: [
      {
        ...DASHBOARD,
        variables,
        panels: [{ id: 1, title: 'P', shows: 'S.', ...panel }],
      },
    ],
  });
}
const messages = (...from: Parameters<typeof problems>) => problems(...from).map(([message]) => message);

describe('A panel can be drawn', () => {
  test('from promql, with the variables of its dashboard and of Grafana', () => {
    for (const promql of [
      'up',
      'up{ns=~"$namespace"}',
      `up{ns="\${namespace:raw}"}`,
      'rate(a[$__rate_interval])',
    ])
      assert.deepEqual(problems({ promql }), [], promql);
  });

  test('but not with variables that nobody chooses', () => {
    assert.deepEqual(problems({ promql: 'up{ns=~"$namepsace"}' }), [
      ['The dashboard has no variable `namepsace`.', 'promql: up{ns=~"$namepsace"}'],
    ]);
    assert.equal(messages({ promql: `up{ns=~"\${cluster:regex}", pod="[[pod]]"}` }).length, 2);
  });

  test('not without promql', () => {
    for (const kind of ['stat', 'timeseries', 'table'])
      assert.deepEqual(problems({ kind }), [
        [`A panel of kind \`${kind}\` draws promql, and this one has none.`, `kind: ${kind}`],
      ]);
    assert.deepEqual(problems({}), []);
  });

  test('with nothing that its kind would lose', () => {
    const lost = (panel: object) =>
      messages(panel).map((message) =>
        /^A panel of kind `(\w+)` does not show its `(\w+)`\.$/.exec(message)?.slice(1),
      );
    assert.deepEqual(lost({ kind: 'text', promql: 'up' }), [['text', 'promql']]);
    assert.deepEqual(lost({ promql: 'up', commands: ['pods'] }), [['timeseries', 'commands']]);
    assert.deepEqual(lost({ runbooks: [{ runbook: 'shop/checkout' }] }), [['text', 'runbooks']]);
    assert.deepEqual(lost({ kind: 'runbooks', thresholds: [{ colour: 'red' }], range: '1h' }), [
      ['runbooks', 'thresholds'],
      ['runbooks', 'range'],
    ]);
    assert.deepEqual(
      lost({ kind: 'runbooks', runbooks: [{ runbook: 'shop/checkout' }], commands: ['pods'] }),
      [],
    );
  });

  test('with parameters of the runbook that it opens', () => {
    const panel = (more: object) => ({ promql: 'up', ...more });
    assert.deepEqual(problems(panel({ runbook: 'shop/checkout', parameters: { pod: 'pod' } })), []);
    assert.deepEqual(problems(panel({ runbook: 'shop/checkout', parameters: { pods: 'pod' } })), [
      ['`shop/checkout` has no parameter `pods`.', 'pods: pod'],
    ]);
    assert.deepEqual(messages(panel({ parameters: { pod: 'pod' } })), [
      'The panel opens no runbook that could take `pod`.',
    ]);
    // references-resolve says that there is no such runbook.
    assert.deepEqual(problems(panel({ runbook: 'shop/none', parameters: { pods: 'pod' } })), []);
  });

  test('with labels that its series can have', async () => {
    const said = async (promql: string) =>
      (
        await problemsUsing({ readPromql: readPromqlTree }, check, {
          parameters: [parameter('pod')],
          dashboards: [
            {
              ...DASHBOARD,
              panels: [
                {
                  id: 1,
                  title: 'P',
                  shows: 'S.',
                  promql,
                  runbook: 'shop/checkout',
                  parameters: { pod: 'pod' },
                },
              ],
            },
          ],
        })
      ).map(([message]) => message);
    assert.deepEqual(await said('up'), []);
    assert.deepEqual(await said('sum by (pod) (up)'), []);
    assert.deepEqual(await said('sum by (namespace) (up)'), [
      'The series of the panel have no label `pod`: its promql keeps namespace.',
    ]);
  });

  test('with links that open without a value', () => {
    assert.deepEqual(problems({ links: ['Logs'] }), []);
    assert.deepEqual(messages({ links: ['Trace'] }), [
      'The address of `Trace` does not open without a value.',
    ]);
  });

  test('with commands into which Grafana puts nothing', () => {
    const inCommand = (code: string) => messages({ commands: ['pods'] }, { code });
    assert.deepEqual(inCommand('kubectl get pods'), []);
    assert.deepEqual(inCommand('echo "$HOME" "$1"'), []);
    for (const code of [
      'echo $namespace',
      `echo "\${namespace}"`,
      '[[namespace]]',
      'echo $datasource',
      'echo $__to',
    ])
      assert.match(inCommand(code)[0] ?? '', /^Grafana would put a value of its own in the place of /, code);
  });
});
