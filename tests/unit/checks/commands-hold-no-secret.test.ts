import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandsHoldNoSecret as check } from '#checks/commands-hold-no-secret.ts';
import { catalogWith, NO_TOOLS } from '#tests/content.ts';
import { fence, problemsOf } from '#tests/small-catalog.ts';

const problems = (code: string, info = 'bash') => problemsOf(check, { body: fence(code, info) });
const says = (text: string) => `A secret stands in the command, behind \`${text}\`.`;

describe('A secret in a command', () => {
  test('is not in the small content', () => assert.deepEqual(check.run(catalogWith(), NO_TOOLS), []));

  test('is found at its line, and not repeated', () => {
    assert.deepEqual(problems('date\nPGPASSWORD=hunter2 psql'), [
      [says('PGPASSWORD'), 'PGPASSWORD=hunter2 psql'],
    ]);
    assert.deepEqual(problems('curl -sS \\\n  -H "Authorization: Bearer abc" \\\n  https://a'), [
      [says('Authorization: Bearer'), '-H "Authorization: Bearer abc" \\'],
    ]);
  });

  test('is found in nested code and in SQL', () => {
    assert.deepEqual(problems("kubectl exec db-0 -- sh -c 'PGPASSWORD=hunter2 psql'").length, 1);
    assert.deepEqual(problems("ALTER ROLE a PASSWORD 'b'", 'sql'), [
      [says('PASSWORD'), "ALTER ROLE a PASSWORD 'b'"],
    ]);
    assert.deepEqual(problems('psql -c "ALTER ROLE a PASSWORD \'b\'"').length, 1);
  });

  test('is found in a quick command', () => {
    const service = { commands: [{ id: 'a', title: 'A', code: 'redis-cli -a hunter2 ping', expect: '1' }] };
    assert.deepEqual(problemsOf(check, { service }), [[says('-a'), 'code: redis-cli -a hunter2 ping']]);
  });
});

describe('No secret is', () => {
  for (const code of [
    'PGPASSWORD="$DB_PASSWORD" psql',
    'curl -H "Authorization: Bearer $TOKEN" https://a',
    'psql "$DATABASE_URL"',
    'read -rs KEY && vault write a api_key=-',
  ])
    test(code, () => assert.deepEqual(problems(code), []));
});
