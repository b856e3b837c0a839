import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseYaml } from '#io/parsers/yaml.ts';

describe('YAML is read', () => {
  for (const code of ['', 'a: 1', 'a: 1\n---\nb: !Ref x', 'a: &x [1]\nb: *x', 'text: |\n  {{ .Labels.pod }}'])
    test(JSON.stringify(code), () => assert.deepEqual(parseYaml(code), []));
});

describe('Broken YAML is found at its line', () => {
  const cases: Record<string, [line: number, message: RegExp]> = {
    'a: 1\nb: c: d': [2, /Nested mappings/],
    'a: 1\nb: 2\na: 3': [3, /unique/],
    'a: 1\n---\nb: "open': [3, /Missing closing/],
    'a:\n  - 1\n - 2': [3, /./],
    'a: 1\nb: *nowhere': [2, /`\*nowhere` refers to nothing/],
    'a:\n\t- 1': [2, /[Tt]ab/],
  };
  for (const [code, [line, message]] of Object.entries(cases)) {
    test(JSON.stringify(code), () => {
      const [fault, ...more] = parseYaml(code);
      assert.equal(fault?.line, line);
      assert.match(fault?.message ?? '', message);
      assert.deepEqual(more, []);
    });
  }
});
