import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reduceLogLine } from '#core/pasted/log-line.ts';

describe('A log line', () => {
  for (const [line, words] of [
    [
      '2026-03-01 03:11:58.402 UTC [4711] FATAL:  sorry, too many clients already',
      '[4711] FATAL: sorry, too many clients already',
    ],
    ['2026-03-01T03:12:07.114Z shop-1 exited with code 137', 'shop-1 exited with code 137'],
    ['[20/Nov/2026:03:12:00 +0000] "GET /orders" 502', '[ ] "GET /orders" 502'],
    ['Mar  1 03:02:44 bastion sshd[22]: Failed password', 'bastion sshd[22]: Failed password'],
    ['03:12:00,123 ERROR worker lost', 'worker lost'],
    ['ERROR without a time stays', 'ERROR without a time stays'],
    ['connect ECONNREFUSED 172.18.0.4:6379', 'connect ECONNREFUSED 6379'],
    ['request_id=0b1f77aa trace 4bf92f3577b34da6a3ce929d0e0e4736 failed', 'trace failed'],
    ['job 550e8400-e29b-41d4-a716-446655440000 timed out after 30s', 'job timed out after'],
    ['celery-7f9c6d4b5-x2v8q CrashLoopBackOff 14', 'celery CrashLoopBackOff 14'],
    ['segfault at 0x7ffee4b2c0', 'segfault at'],
    ['pid 1795254988652 gone', 'pid gone'],
    ['deadbeef facade', 'deadbeef facade'],
  ] as const)
    test(`keeps what the next of its kind has too: ${line}`, () => {
      assert.equal(reduceLogLine(line), words);
    });

  test('leaves plain words alone', () => {
    for (const words of ['redis is down', 'WorkerDown', '5xx errors', 'rb-02', 'p95 above 2'])
      assert.equal(reduceLogLine(words), words);
  });

  test('is bounded', () => {
    const started = performance.now();
    for (const piece of ['a', '1', '1.', 'a-', '2026-01-01 ', 'job_', ' ', 'f0', '_id=']) {
      const length = reduceLogLine(piece.repeat(1_000_000)).length;
      assert.ok(length <= 4000);
    }
    assert.ok(performance.now() - started < 3000);
  });
});
