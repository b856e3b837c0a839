import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type PagesServer, startPagesServer } from '#io/pages-server.ts';
import { temporaryFolder } from '#tests/content.ts';
import { type SlowServer, startSlowServer } from '#tests/slow-server.ts';

const TEXT = Array.from({ length: 4000 }, (_, number) => number * number).join(' ');

describe('A slow link', () => {
  let pages: PagesServer;
  let slow: SlowServer;
  before(async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'a'));
    writeFileSync(join(root, 'a/index.html'), TEXT);
    pages = await startPagesServer({ root, base: '/waypost', port: 0 });
    slow = await startSlowServer(pages.url, { latencyMs: 60, bytesPerSecond: 200_000 });
  });
  after(async () => {
    await slow.close();
    await pages.close();
  });

  test('answers what the server behind it answers', async () => {
    const answer = await fetch(`${slow.url}a/`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(await answer.text(), TEXT);
    assert.equal((await fetch(`${slow.url}b/`)).status, 404);
  });

  test('takes its latency and its bytes, for all answers together', async () => {
    slow.forget();
    const start = performance.now();
    await Promise.all([1, 2].map(async () => (await fetch(`${slow.url}a/`)).text()));
    const took = performance.now() - start;
    const bytes = slow.answered.reduce((sum, answer) => sum + answer.bytes, 0);
    assert.deepEqual(
      slow.answered.map(({ path }) => path),
      ['/waypost/a/', '/waypost/a/'],
    );
    assert.ok(bytes > 10_000 && bytes < 2 * TEXT.length, `${bytes} bytes, compressed`);
    // A timer may ring a millisecond early.
    assert.ok(took >= 60 + bytes / 200 - 5, `${took} ms for ${bytes} bytes`);
  });
});
