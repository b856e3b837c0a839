import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toolLinksTakeParameters as check } from '#checks/tool-links-take-parameters.ts';
import { parameter, problemsOf } from '#tests/small-catalog.ts';

const parameters = [parameter('pod')];
const problems = (url: string) =>
  problemsOf(check, { parameters, service: { links: [{ label: 'Logs', kind: 'logs', url }] } });

describe('A link to a tool takes the values of the runbook', () => {
  test('that some runbook of the service has', () => {
    assert.deepEqual(problems('https://logs/x/{{pod}}?q={{pod}}#{{pod}}'), []);
    assert.deepEqual(problems('https://logs/x?y=1'), []);
    assert.deepEqual(problems('mailto:a@example.com'), []);
  });

  test('and no other', () => {
    assert.deepEqual(problems('https://logs/?ns={{namespace}}'), [
      ['`{{namespace}}` is no parameter of any runbook of shop.', 'url: https://logs/?ns={{namespace}}'],
    ]);
  });

  test('but not to a host of their choice', () => {
    for (const url of [
      'https://{{pod}}/',
      'https://{{pod}}',
      'https://logs.{{pod}}/',
      'https://logs{{pod}}?x',
      'mailto:{{pod}}@example.com',
    ])
      assert.match(problems(url)[0]?.[0] ?? '', /^A placeholder stands in the host/, url);
  });

  test('dashboards alike', () => {
    const dashboards = [
      {
        id: 'a',
        title: 'A',
        uid: 'a',
        url: 'https://g/?var-x={{x}}',
        panels: [{ id: 1, title: 'P', shows: 'x' }],
      },
    ];
    assert.deepEqual(problemsOf(check, { parameters, dashboards }), [
      ['`{{x}}` is no parameter of any runbook of shop.', 'url: https://g/?var-x={{x}}'],
    ]);
  });

  test('links of a page alike', () => {
    assert.equal(problemsOf(check, { parameters, body: '[a](https://{{pod}}/)' }).length, 1);
    assert.deepEqual(problemsOf(check, { parameters, body: '[a](https://a/{{pod}}) [b](#diagnosis)' }), []);
  });
});
