import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fillLink } from '#core/link-template.ts';

const fill = (template: string, values: Record<string, string> = {}) =>
  fillLink(template, new Map(Object.entries(values)));

describe('A tool’s address', () => {
  test('without placeholders stays as it is', () => {
    for (const url of ['https://g.example/d/x', 'https://g.example/d/x?a=1&b=2#c', 'mailto:a@b.example'])
      assert.equal(fill(url), url);
  });

  test('carries the incident’s values', () => {
    assert.equal(
      fill('https://g.example/d/{{id}}?var-ns={{ns}}&from=now-1h#{{tab}}', {
        id: 'x',
        ns: 'prod',
        tab: 'logs',
      }),
      'https://g.example/d/x?var-ns=prod&from=now-1h#logs',
    );
  });

  test('encodes them', () => {
    assert.equal(
      fill('https://g.example/?path={{path}}', { path: '/var/a b&c=d#e' }),
      'https://g.example/?path=%2Fvar%2Fa%20b%26c%3Dd%23e',
    );
  });

  test('leaves out the part of the query whose value is missing', () => {
    const template = 'https://g.example/d/x?a={{a}}&keep=1&b={{b}}';
    assert.equal(fill(template), 'https://g.example/d/x?keep=1');
    assert.equal(fill(template, { b: '2' }), 'https://g.example/d/x?keep=1&b=2');
    assert.equal(fill('https://g.example/d/x?a={{a}}'), 'https://g.example/d/x');
  });

  test('leaves out a fragment whose value is missing', () => {
    assert.equal(fill('https://g.example/d/x?a=1#{{tab}}'), 'https://g.example/d/x?a=1');
  });

  test('is none when its path lacks a value', () => {
    assert.equal(fill('https://g.example/pods/{{pod}}?a=1'), undefined);
  });
});
