import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseLogql } from '#io/parsers/logql.ts';

describe('LogQL is read', () => {
  for (const code of [
    '{app="api"}',
    '{app="api"} |= "error" != `debug` | json | level="error"',
    'sum by (pod) (count_over_time({app="api"} |~ "5.." [5m])) > 3',
  ])
    test(JSON.stringify(code), () => assert.deepEqual(parseLogql(code), []));
});

describe('Broken LogQL is found at its line', () => {
  const cases: Record<string, [line: number, message: RegExp]> = {
    '{app="api"': [1, /end comes too early/],
    '{app="api"}\n  |= "a"\n{app="b"}': [3, /`{` is not expected/],
    'rate(up[5m])': [1, /not expected/],
  };
  for (const [code, [line, message]] of Object.entries(cases)) {
    test(JSON.stringify(code), () => {
      const [fault] = parseLogql(code);
      assert.equal(fault?.line, line);
      assert.match(fault?.message ?? '', message);
    });
  }
});
