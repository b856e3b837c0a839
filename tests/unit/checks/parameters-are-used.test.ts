import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parametersAreUsed as check } from '#checks/parameters-are-used.ts';
import { fence, parameter, problemsOf } from '#tests/small-catalog.ts';

const parameters = [parameter('pod'), parameter('namespace')];
const unused = (body: string, service = {}) =>
  problemsOf(check, { body, parameters, service }).map(([message]) => message);

describe('Nobody is asked for a value that goes nowhere', () => {
  test('values of commands are used', () => {
    assert.deepEqual(unused(fence('kubectl -n {{namespace}} get pod {{pod}}')), []);
  });

  test('an unused one is named at its declaration', () => {
    assert.deepEqual(problemsOf(check, { body: fence('kubectl get pod {{pod}}'), parameters }), [
      ['The parameter `namespace` is used nowhere.', '- name: namespace'],
    ]);
  });

  test('values of links are used, the page’s and the service’s', () => {
    const links = [{ label: 'Logs', kind: 'logs', url: 'https://logs/?pod={{pod}}' }];
    assert.deepEqual(unused('[x](https://x/?ns={{namespace}})', { links }), []);
  });

  test('output alone is no use', () => {
    assert.equal(unused(fence('{{pod}} {{namespace}} Running', 'text output')).length, 2);
    assert.equal(unused(fence('Look at {{pod}} in {{namespace}}', 'text')).length, 0);
  });
});
