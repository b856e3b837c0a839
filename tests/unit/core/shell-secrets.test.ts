import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readShell } from '#core/shell.ts';
import { findShellSecrets, findSqlSecrets } from '#core/shell-secrets.ts';

const found = (code: string) =>
  readShell(code).commands.flatMap(({ words }) => findShellSecrets(words).map(({ text }) => text));

describe('A secret stands in the command', () => {
  const cases: Record<string, string> = {
    'PGPASSWORD=hunter2 psql -h db': 'PGPASSWORD',
    'export DB_PASSWORD="hunter2"': 'DB_PASSWORD',
    'docker run -e REDIS_PASSWORD=hunter2 redis': 'REDIS_PASSWORD',
    'kubectl create secret generic a --from-literal=password=hunter2': '--from-literal=password',
    'helm upgrade a b --set auth.password=hunter2': 'auth.password',
    'tool --password=hunter2': '--password',
    'tool --token hunter2': '--token',
    'curl -H "Authorization: Bearer abc123" https://a': 'Authorization: Bearer',
    "curl -H 'X-Api-Key: abc' https://a": 'X-Api-Key:',
    'curl -u admin:hunter2 https://a': '-u',
    'curl https://admin:hunter2@a/': '://admin',
    'curl "https://a/?x=1&api_key=abc"': 'api_key',
    'psql postgres://app:hunter2@db/app': '://app',
    'mysql -u root -phunter2': '-p',
    'sshpass -p hunter2 ssh a': '-p',
    'redis-cli -a hunter2 ping': '-a',
    'docker login -u a -p hunter2': '-p',
    'fly secrets set API_TOKEN=hunter2': 'API_TOKEN',
    'vault write secret/a client_secret=hunter2': 'client_secret',
  };
  for (const [code, name] of Object.entries(cases)) test(code, () => assert.deepEqual(found(code), [name]));
});

describe('No secret stands in the command', () => {
  for (const code of [
    'PGPASSWORD="$DB_PASSWORD" psql',
    'PGPASSWORD=$(cat /run/secrets/db) psql',
    'export TOKEN',
    'token=`cat file`',
    'curl -H "Authorization: Bearer $TOKEN" https://a',
    'curl -H @headers https://a',
    'curl -u "$USER:$PASSWORD" https://a',
    'curl -u admin https://a',
    'curl https://$USER:$PASSWORD@a/',
    'psql "$DATABASE_URL"',
    'psql --password -h db',
    'psql --password app',
    'docker login --password-stdin',
    'docker run -p 8080:80 web',
    'mysql -u root -p',
    'mysql -P 3306',
    'redis-cli -a "$REDIS_PASSWORD" ping',
    'sed -E "s#://[^:]+:[^@]+@#://***@#"',
    'vault write secret/a api_key=-',
    'tool --max-tokens=500 --max_tokens=500',
    'kubectl get secret token -o yaml',
    'cd "$PWD"; OLDPWD=/tmp',
    'tool --password-file=/run/a --token-ttl=5m',
    'kubectl create secret generic a --from-file=password=./file',
    'grep token= access.log',
  ])
    test(code, () => assert.deepEqual(found(code), []));
});

describe('In SQL', () => {
  test('a password in quotes is one', () => {
    const sql = "SELECT 1;\nALTER ROLE app PASSWORD 'hunter2'";
    assert.deepEqual(findSqlSecrets(sql), [{ text: 'PASSWORD', offset: 25 }]);
    assert.deepEqual(
      findSqlSecrets("CREATE USER a IDENTIFIED BY 'b'").map(({ text }) => text),
      ['IDENTIFIED BY'],
    );
  });

  test('a variable or a column is none', () => {
    for (const sql of [
      "ALTER ROLE app PASSWORD :'new'",
      "SELECT password FROM a WHERE b = 'c'",
      "ALTER ROLE a PASSWORD '$NEW'",
    ])
      assert.deepEqual(findSqlSecrets(sql), []);
  });
});
