import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isAbout } from '#core/search/about.ts';

describe('A page of the full text', () => {
  for (const [words, marked] of [
    ['restart redis', ['restarts', 'Redis']],
    ['pg_stat_activity', ['pg_stat_activity']],
    ['connections', ['connect']],
    ['worker dwn now', ['worker', 'now']],
    ['OOMKilled', ['OOMKilled,']],
  ] as const)
    test(`answers: ${words}`, () => {
      assert.ok(isAbout(words, marked));
    });

  for (const [words, marked] of [
    ['zzxqvwk', ['z']],
    ['kube_pod_status_ready', ['kube', 'pod', 'status', 'ready']],
    ['coffee recipes', ['co', 're']],
    ['rabbitmq shovel federation', ['fed']],
    ['redis', []],
    ['', ['redis']],
    ['the', ['the']],
  ] as const)
    test(`does not answer, whatever Pagefind marked: ${words || 'nothing'}`, () => {
      assert.ok(!isAbout(words, marked));
    });
});
