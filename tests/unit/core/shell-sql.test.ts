import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findRuns } from '#core/shell-runs.ts';
import { findSql } from '#core/shell-sql.ts';

const texts = (code: string, names?: string[]) => findSql(findRuns(code), names).map(({ text }) => text);

describe('SQL in shell code is found', () => {
  const cases: Record<string, string[]> = {
    'psql -X -c "SELECT 1" -c \'SELECT 2\'': ['SELECT 1', 'SELECT 2'],
    'psql -Atc "SELECT 1"': ['SELECT 1'],
    'psql --command="SELECT 1" -q -U app': ['SELECT 1'],
    "psql -X <<'SQL'\nSELECT 1;\nSQL": ['SELECT 1;\n'],
    'kubectl exec db-0 -- sh -c \'psql -c "SELECT 1"\'': ['SELECT 1'],
    "kubectl exec -i db-0 -- sh -c 'psql -X' <<'SQL'\nSELECT 1;\nSQL": ['SELECT 1;\n'],
    "docker compose exec -T db psql <<'SQL'\nSELECT 1;\nSQL": ['SELECT 1;\n'],
    "ssh db psql <<'SQL'\nSELECT 1;\nSQL": ['SELECT 1;\n'],
    'mysql -e "SELECT 1" -q': ['SELECT 1'],
    'clickhouse-client -q "SELECT 1"': ['SELECT 1'],
    '/usr/bin/psql -c "SELECT 1"': ['SELECT 1'],
    'psql -e -q -f file.sql': [],
    'echo -c "SELECT 1"': [],
    constructor: [],
  };
  for (const [code, found] of Object.entries(cases)) test(code, () => assert.deepEqual(texts(code), found));

  test('of one client alone', () => {
    assert.deepEqual(texts('mysql -e "SELECT 1"; psql -c "SELECT 2"', ['psql']), ['SELECT 2']);
  });
});
