import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parametersAreDeclared as check } from '#checks/parameters-are-declared.ts';
import { fence, parameter, problemsOf } from '#tests/small-catalog.ts';

const parameters = [parameter('pod')];
const messages = (body: string) => problemsOf(check, { body, parameters }).map(([message]) => message);

describe('Every placeholder can be filled', () => {
  test('when the front matter declares it', () => {
    assert.deepEqual(messages(fence('kubectl get pod {{pod}}')), []);
    assert.deepEqual(messages(fence('pod {{pod}} is running', 'text output')), []);
  });

  test('and otherwise says where and which was meant', () => {
    assert.deepEqual(problemsOf(check, { body: fence('date\nkubectl get pod {{pood}}'), parameters }), [
      ['`{{pood}}` is no parameter of this runbook.', 'kubectl get pod {{pood}}'],
    ]);
    assert.deepEqual(messages(fence('x {{ns}}', 'text output')).length, 1);
  });

  test('in links and in code of Expect and If not too', () => {
    const step = (text: string) =>
      `<Step id="a" do="Look">\n\n<Expect>${text}</Expect>\n<IfNot>${text}</IfNot>\n</Step>\n`;
    assert.deepEqual(messages(step('See `{{pod}}`.')), []);
    assert.equal(messages(step('See `{{ns}}`.')).length, 2);
    assert.deepEqual(messages('[logs](https://logs/?q={{pod}})'), []);
    assert.equal(messages('[logs](https://logs/?q={{ns}})').length, 1);
  });

  test('blanks, capitals and hyphens make no placeholder', () => {
    for (const near of ['{{ pod }}', '{{pod }}', '{{Pod}}', '{{pod-name}}', '{{_pod}}']) {
      assert.deepEqual(messages(fence(`echo ${near}`)), [`\`${near}\` is no placeholder.`]);
    }
  });

  test('Go templates are left alone, but for an action that looks like a placeholder', () => {
    const go = "'{{.Names}} {{range .items}}{{ $labels.pod }}{{ else }}{{- end -}}{{ end }}'";
    assert.deepEqual(messages(fence(`docker ps --format ${go}`)), []);
    assert.deepEqual(messages(fence("docker ps --format '{{range .items}}{{end}}'")), [
      '`{{end}}` is no parameter of this runbook.',
    ]);
  });

  test('a quick command of a service has none', () => {
    const commands = [{ id: 'a', title: 'A', code: 'kubectl get pod {{pod}}', expect: 'Running' }];
    assert.deepEqual(problemsOf(check, { parameters, service: { commands } }), [
      ['`{{pod}}` in a quick command: nothing fills it.', 'code: kubectl get pod {{pod}}'],
    ]);
  });
});
