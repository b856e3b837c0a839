import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSql } from '#io/parsers/sql.ts';

describe('SQL is read', () => {
  for (const code of [
    '',
    '-- a comment',
    'SELECT 1',
    'SELECT 1;\nSELECT count(*) FILTER (WHERE a) FROM t;',
    "SELECT payload->>'a', now() - interval '5 minutes' FROM t WHERE b::jsonb ? 'c'",
    '\\timing on\nSELECT 1;\n\\d+ runs',
    'SELECT pid FROM pg_stat_activity \\gx',
    'SELECT 1 \\watch 5\nSELECT 2;',
    "SELECT $$it's \\n$$, E'a\\\\b'",
    "\\set id 5\nSELECT * FROM t WHERE id = :id AND name = :'name'",
    'SELECT * FROM :"table"',
  ])
    test(JSON.stringify(code), async () => assert.deepEqual(await parseSql(code), []));
});

describe('Broken SQL is found at its line', () => {
  const cases: Record<string, [line: number, message: RegExp]> = {
    'SELECT 1;\nSELEC 2': [2, /at or near "SELEC"/],
    '\\x on\n\nSELECT *\nFORM t': [4, /at or near "FORM"/],
    "SELECT 'open": [1, /unterminated quoted string/],
    'SELECT 1\nWHERE': [2, /end of input/],
    'SELECT 1,\n  count(*\nFROM t': [3, /at or near "FROM"/],
    'count\n-------\n   3\n(1 row)': [1, /at or near "count"/],
  };
  for (const [code, [line, message]] of Object.entries(cases)) {
    test(JSON.stringify(code), async () => {
      const [fault] = await parseSql(code);
      assert.equal(fault?.line, line);
      assert.match(fault?.message ?? '', message);
    });
  }
});
