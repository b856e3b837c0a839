import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findShellSecrets, findSqlSecrets } from '#core/shell-secrets.ts';

/** Once each: code in a word is seen as a word and as code. */
const found = (code: string) => [...new Set(findShellSecrets(code).map(({ text }) => text))];

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

describe('A secret stands behind whatever runs the command', () => {
  for (const code of [
    'docker compose exec -T redis redis-cli -a Secr3tWord ping',
    'docker compose -f compose.yml exec --user app redis redis-cli -a Secr3tWord ping',
    'docker-compose exec redis redis-cli -a Secr3tWord ping',
    'docker exec -it -e A=b cache redis-cli -a Secr3tWord ping',
    'docker run --rm --network shop -p 1:2 redis:7 redis-cli -a Secr3tWord ping',
    'docker run --rm --entrypoint redis-cli redis:7 -a Secr3tWord ping',
    'podman exec cache redis-cli -a Secr3tWord ping',
    'kubectl exec -n shop deploy/cache -- redis-cli -a Secr3tWord ping',
    'kubectl -n shop exec cache-0 -c cache redis-cli -a Secr3tWord ping',
    'kubectl run probe --rm -it --image=redis -- redis-cli -a Secr3tWord ping',
    'oc rsh cache-0 redis-cli -a Secr3tWord ping',
    "ssh -p 22 ops@cache.example.com 'redis-cli -a Secr3tWord ping'",
    'ssh cache.example.com redis-cli -a Secr3tWord ping',
    'fly ssh console -C "redis-cli -a Secr3tWord ping"',
    'flyctl ssh console --app shop --command="redis-cli -a Secr3tWord ping"',
    'gcloud compute ssh cache-1 --command="redis-cli -a Secr3tWord ping"',
    'aws ecs execute-command --cluster a --task b --interactive --command "redis-cli -a Secr3tWord ping"',
    'heroku run -a shop redis-cli -a Secr3tWord ping',
    'nomad alloc exec -task cache 8ba85cef redis-cli -a Secr3tWord ping',
    'lxc exec cache -- redis-cli -a Secr3tWord ping',
    'tsh ssh ops@cache redis-cli -a Secr3tWord ping',
    "vagrant ssh -c 'redis-cli -a Secr3tWord ping'",
    'sudo redis-cli -a Secr3tWord ping',
    'sudo --user redis -E redis-cli -a Secr3tWord ping',
    'sudo -u redis -- redis-cli -a Secr3tWord ping',
    'doas -u redis redis-cli -a Secr3tWord ping',
    'gosu redis redis-cli -a Secr3tWord ping',
    'env REDIS_DB=1 redis-cli -a Secr3tWord ping',
    'env -u HOME -i A=b redis-cli -a Secr3tWord ping',
    'timeout -k 5s 10s redis-cli -a Secr3tWord ping',
    'timeout --signal KILL 10s redis-cli -a Secr3tWord ping',
    'watch -n 5 redis-cli -a Secr3tWord ping',
    "watch --interval 5 'redis-cli -a Secr3tWord ping'",
    'echo a b | xargs -n 1 redis-cli -a Secr3tWord get',
    'nohup redis-cli -a Secr3tWord monitor > log &',
    'nice -n 10 ionice -c 3 redis-cli -a Secr3tWord ping',
    "sh -c 'redis-cli -a Secr3tWord ping'",
    "sudo bash -euc 'set -x; redis-cli -a Secr3tWord ping'",
    "su - redis -c 'redis-cli -a Secr3tWord ping'",
    "eval 'redis-cli -a Secr3tWord ping'",
    'time redis-cli -a Secr3tWord ping',
    'if ! redis-cli -a Secr3tWord ping; then exit; fi',
    'x=$(redis-cli -a Secr3tWord ping)',
    'for pod in a b; do kubectl exec "$pod" -- redis-cli -a Secr3tWord ping; done',
    "kubectl exec cache-0 -- sh -c 'redis-cli -a Secr3tWord ping'",
    "ssh ops@a docker exec cache sh -c 'redis-cli -a Secr3tWord ping'",
    'fly ssh console -C "sh -c \'redis-cli -a Secr3tWord ping\'"',
    'ssh a <<EOF\nredis-cli -a Secr3tWord ping\nEOF',
    'op run --env-file=x -- redis-cli -a Secr3tWord ping',
    'some-runner --of our-own redis-cli -a Secr3tWord ping',
    "some-runner --of our-own 'redis-cli -a Secr3tWord ping'",
  ])
    test(code, () => assert.deepEqual(found(code), ['-a']));

  const others: Record<string, string> = {
    "some-runner 'PGPASSWORD=Secr3tWord psql -h db'": 'PGPASSWORD',
    'docker compose exec db mysql -u root -pSecr3tWord': '-p',
    'kubectl exec db-0 -- mysqldump -pSecr3tWord shop': '-p',
    'sudo docker login -u a -p Secr3tWord': '-p',
    'ssh a curl -u admin:Secr3tWord https://a': '-u',
    'kubectl exec a -- curl -uadmin:Secr3tWord https://a': '-u',
    'docker exec db mongosh -u a -p Secr3tWord': '-p',
    'timeout 5 sshpass -pSecr3tWord ssh a': '-p',
    'docker run --env=DB_PASSWORD=Secr3tWord web': '--env=DB_PASSWORD',
  };
  for (const [code, name] of Object.entries(others)) test(code, () => assert.deepEqual(found(code), [name]));

  test('and is pointed at where it stands', () => {
    const code = 'date\ndocker exec cache \\\n  redis-cli -a Secr3tWord ping';
    const lines = findShellSecrets(code).map(({ offset }) => code.slice(0, offset).split('\n').length);
    assert.deepEqual([...new Set(lines)], [3]);
  });
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
    'docker compose exec -T redis redis-cli -a "$REDIS_PASSWORD" ping',
    "docker compose exec redis sh -c 'redis-cli -a $REDIS_PASSWORD ping'",
    'docker run -d --name mongo -p 27017:27017 mongo:7',
    'docker run --name mysql -p3306:3306 mysql:8',
    'docker run --name curl -u 1000:1000 curlimages/curl',
    'docker compose -p shop up -d',
    'docker compose logs redis --tail 50',
    'kubectl logs mysql-0 -p',
    'kubectl run curl --rm -it --image=curlimages/curl -- curl -fsS https://a',
    'ssh -a host uptime',
    'grep -a "redis-cli -h cache" script.sh',
    'echo "Ask the owner for the password"',
    'mkdir -p a && tar -C a -xf b',
    'heroku run -a shop ls',
    'sudo -u app -g app ls',
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
