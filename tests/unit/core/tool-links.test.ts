import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toolLinks } from '#core/tool-links.ts';
import type { ServiceLink } from '#schemas/service.ts';

const link = (label: string, kind: ServiceLink['kind'], ...components: string[]): ServiceLink => ({
  label,
  kind,
  url: 'https://tools.example/',
  components,
});
const links = [
  link('all', 'dashboard'),
  link('database', 'dashboard', 'database', 'cache'),
  link('api', 'dashboard', 'api'),
  link('logs', 'logs', 'api'),
];
const chosen = (kind: ServiceLink['kind'], component?: string) =>
  toolLinks(links, kind, component).map(({ label }) => label);

test('The tools of an alert are those of its component, then those of all', () => {
  assert.deepEqual(chosen('dashboard', 'cache'), ['database', 'all']);
  assert.deepEqual(chosen('dashboard', 'api'), ['api', 'all']);
});

test('The tool of another component is none of its tools', () => {
  assert.deepEqual(chosen('dashboard', 'worker'), ['all']);
  assert.deepEqual(chosen('dashboard'), ['all']);
  assert.deepEqual(chosen('logs', 'database'), []);
});
