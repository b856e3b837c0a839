import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertValues } from '#core/alert-values.ts';
import type { Parameter } from '#schemas/parameter.ts';
import { parameter } from '#tests/small-catalog.ts';

const parameters = [parameter('pod'), parameter('namespace', 'kubernetes-label')] as Parameter[];

test('The labels of a fired alert become values where their types take them', () => {
  const alert = { parameters: { pod: 'kube_pod', namespace: 'namespace', gone: 'pod' } };
  const labels = { kube_pod: 'web-0', namespace: 'a b; rm', pod: 'x' };
  assert.deepEqual([...alertValues(alert, parameters, labels)], [['pod', 'web-0']]);
});

test('A label that is missing gives no value, not one that every object has either', () => {
  assert.deepEqual([...alertValues({ parameters: { pod: 'constructor' } }, parameters, {})], []);
  assert.deepEqual([...alertValues({ parameters: {} }, parameters, { pod: 'web-0' })], []);
});
