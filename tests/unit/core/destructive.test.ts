import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findDestructive, findDestructiveSql } from '#core/destructive.ts';
import { findRuns } from '#core/shell-runs.ts';

const inShell = (code: string) => findRuns(code).runs.flatMap(({ words }) => findDestructive(words) ?? []);
const inSql = (code: string) => findDestructiveSql(code).map(({ text }) => text);

describe('A program destroys', () => {
  const cases: Record<string, string> = {
    'rm -rf /srv/data': 'rm -r',
    'sudo rm -r "$dir"': 'rm -r',
    'rm --recursive --force x': 'rm --recursive',
    'find /tmp -mtime +7 -delete': 'find -delete',
    'find . -exec rm -r {} +': 'rm -r',
    'dd if=/dev/zero of=/dev/sda': 'dd of=',
    'mkfs.ext4 /dev/sdb1': 'mkfs.ext4',
    'truncate -s 0 app.log': 'truncate -s 0',
    'dropdb app': 'dropdb',
    'kill -9 4711': 'kill -9',
    'kill -s KILL 4711': 'kill -s KILL',
    'pkill -f worker': 'pkill',
    'iptables -F': 'iptables -F',
    'kubectl delete pod web-0': 'kubectl delete',
    'kubectl -n web --context live delete pvc data-0': 'kubectl -n web --context live delete',
    'kubectl delete jobs --all': 'kubectl delete',
    'kubectl delete -f web.yaml': 'kubectl delete',
    'kubectl drain node-1 --ignore-daemonsets': 'kubectl drain',
    'kubectl -n web scale deploy/web --replicas=0': 'kubectl -n web scale deploy/web --replicas=0',
    'docker rm -f web': 'docker rm',
    'docker system prune --all --force': 'docker system prune',
    'docker volume rm data': 'docker volume rm',
    'docker compose down -v': 'docker compose down -v',
    'docker compose -f a.yaml down --timeout 5 --volumes':
      'docker compose -f a.yaml down --timeout 5 --volumes',
    'docker compose up -d --scale worker=0': 'docker --scale worker=0',
    'redis-cli -n 0 flushdb async': 'redis-cli flushdb',
    "kubectl exec redis-0 -- sh -c 'redis-cli FLUSHALL'": 'redis-cli FLUSHALL',
    "redis-cli --scan --pattern 'a:*' | xargs redis-cli -h cache DEL": 'redis-cli -h cache DEL',
    'redis-cli -u "$REDIS_URL" unlink a': 'redis-cli -u $REDIS_URL unlink',
    'git reset --hard origin/main': 'git reset --hard',
    'git -C /srv clean -fdx': 'git -C /srv clean -f',
    'git push origin main --force': 'git push origin main --force',
    'helm uninstall web': 'helm uninstall',
    'terraform destroy -auto-approve': 'terraform destroy',
    'aws ec2 terminate-instances --instance-ids i-0': 'aws terminate-',
    'aws s3 rm s3://bucket --recursive': 'aws s3 rm s3://bucket --recursive',
    'fly scale count worker=0 -a shop --yes': 'fly scale count worker=0',
    'celery -A tasks purge -f': 'celery purge',
    'rabbitmqctl purge_queue jobs': 'rabbitmqctl purge_queue',
    'kafka-topics.sh --bootstrap-server a --delete --topic b': 'kafka-topics.sh --delete',
  };
  for (const [code, found] of Object.entries(cases))
    test(code, () => assert.deepEqual(inShell(code), [found]));
});

describe('A program destroys nothing', () => {
  for (const code of [
    'rm -f /tmp/list.txt',
    'docker run --rm alpine date',
    'docker compose run --rm web date',
    'docker compose down',
    'dd if=/dev/zero of=/dev/null bs=1M count=100',
    'kubectl get pods --field-selector=status.phase=Failed',
    'kubectl delete pod web-0 --dry-run=server',
    'kubectl --context shop-staging delete -f chaos.yaml',
    'kubectl delete job/smoke-5 -n web',
    'kubectl -n web delete --wait=false job smoke-5',
    'kubectl wait --for=delete pod -l app=web',
    'kubectl scale deploy/web --replicas=3',
    'kubectl get rollout/delete-me',
    'redis-cli info memory',
    'redis-cli memory purge',
    'redis-cli get del',
    'redis-cli --scan --pattern "unlink:*"',
    'git reset HEAD~1',
    'git log --hard',
    'kill -0 4711',
    'kill 4711',
    'pkill -HUP nginx',
    'fly scale count worker=10',
    'echo rm -rf /',
    "grep 'kubectl delete' log",
    'find . -name "*.log"',
    'truncate -s 10G disk',
    'aws s3 ls',
  ])
    test(code, () => assert.deepEqual(inShell(code), []));
});

describe('SQL destroys', () => {
  const cases: Record<string, string[]> = {
    'DROP TABLE runs': ['DROP TABLE'],
    'ALTER TABLE a DROP COLUMN b': ['DROP COLUMN'],
    'truncate runs': ['truncate'],
    'DELETE FROM runs': ['DELETE FROM runs'],
    'DELETE FROM runs; SELECT 1 WHERE true': ['DELETE FROM runs'],
    'WITH gone AS (DELETE FROM runs RETURNING *) SELECT * FROM gone WHERE a': ['DELETE FROM runs'],
    "UPDATE runs SET status = 'done'": ['UPDATE runs SET'],
    'UPDATE ONLY runs AS r\nSET a = 1': ['UPDATE ONLY runs AS r SET'],
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE a': ['pg_terminate_backend'],
    'DROP INDEX a; DELETE FROM b': ['DROP INDEX', 'DELETE FROM b'],
    'DELETE FROM a -- WHERE b': ['DELETE FROM a'],
    "DELETE FROM a RETURNING 'where'": ['DELETE FROM a'],
  };
  for (const [code, found] of Object.entries(cases)) test(code, () => assert.deepEqual(inSql(code), found));
});

describe('SQL destroys nothing', () => {
  for (const code of [
    'DELETE FROM runs WHERE id = 5',
    'DELETE FROM runs USING jobs\nWHERE runs.job = jobs.id',
    'UPDATE runs SET a = (SELECT 1) WHERE id = 5',
    'INSERT INTO a VALUES (1) ON CONFLICT (id) DO UPDATE SET b = 1',
    'SELECT * FROM a FOR UPDATE',
    "SELECT 'DROP TABLE a'",
    '-- DROP TABLE a\nSELECT 1',
    'SELECT $$DELETE FROM a$$',
    'SELECT "drop table" FROM a',
    'SELECT truncate(1.5)',
    'SELECT drop_reason FROM a',
  ])
    test(code, () => assert.deepEqual(inSql(code), []));

  test('and offsets point at the word', () => {
    assert.deepEqual(findDestructiveSql("SELECT 'it''s';\nDROP TABLE a"), [
      { text: 'DROP TABLE', offset: 16 },
    ]);
  });
});
