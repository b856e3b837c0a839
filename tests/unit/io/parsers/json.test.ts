import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson } from '#io/parsers/json.ts';

describe('JSON is read', () => {
  for (const code of ['{}', '[1, "a", null]', '{\n  "a": {"b": [true]}\n}'])
    test(JSON.stringify(code), () => assert.deepEqual(parseJson(code), []));
});

describe('Broken JSON is found at its line', () => {
  const cases: Record<string, [line: number, message: RegExp]> = {
    '': [1, /end comes too early/],
    '{\n  "a": 1\n': [2, /Expected ',' or '}'/],
    '{\n  "a": 1,\n}': [3, /double-quoted property name/],
    '[\n  1,\n  2,\n]': [4, /Unexpected token '\]'/],
    "{\n  'a': 1\n}": [2, /property name/],
    '{\n  "a": tru\n}': [3, /Unexpected token/],
    '{\n  "a": yes,\n  "b": 1\n}': [2, /Unexpected token 'y'/],
    '{"a": 1}\n{"a": 2}': [2, /non-whitespace/],
    '{"a": "b\nc"}': [1, /control character/],
  };
  for (const [code, [line, message]] of Object.entries(cases)) {
    test(JSON.stringify(code), () => {
      const [fault] = parseJson(code);
      assert.equal(fault?.line, line, fault?.message);
      assert.match(fault?.message ?? '', message);
    });
  }
});
