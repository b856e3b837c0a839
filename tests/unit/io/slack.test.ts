import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { postToSlack, type SlackOptions } from '#io/slack.ts';
import { type Answer, OK, SECRET, startSlackDouble } from '#tests/slack-double.ts';

const MESSAGE = { text: 'words', blocks: [{ type: 'divider' }] };
const open: (() => void)[] = [];
after(() => {
  for (const close of open) close();
});

/** Posts to a double that answers so; waits are noted, not waited. */
async function post(answers: Answer[], options: SlackOptions = {}) {
  const slack = await startSlackDouble(...answers);
  open.push(slack.close);
  const waits: number[] = [];
  let clock = 0;
  const delivery = await postToSlack(slack.url, MESSAGE, {
    timeoutMs: 150,
    sleep: async (ms) => {
      waits.push(ms);
      clock += ms;
    },
    now: () => clock,
    random: () => 1,
    ...options,
  });
  assert.doesNotMatch(JSON.stringify(delivery), new RegExp(SECRET));
  return { delivery, waits, posted: slack.posted };
}

const status = (code: number, body = ''): Answer => ({ status: code, body });

describe('A message to Slack', () => {
  test('is posted once when Slack takes it', async () => {
    const { delivery, posted } = await post([OK]);
    assert.deepEqual(delivery, { ok: true, attempts: 1, plain: false });
    assert.deepEqual(posted, [MESSAGE]);
  });

  test('is posted again, after growing waits, when Slack is out of order, silent or cut off', async () => {
    const { delivery, waits, posted } = await post([status(500), status(503), 'cut', 'hang', OK]);
    assert.deepEqual(delivery, { ok: true, attempts: 5, plain: false });
    assert.deepEqual(waits, [1000, 2000, 4000, 8000]);
    assert.deepEqual(posted, Array(5).fill(MESSAGE));
  });

  test('waits at least half as long as it might, so that not all come back at once', async () => {
    const { waits } = await post([status(500), status(500), OK], { random: () => 0 });
    assert.deepEqual(waits, [500, 1000]);
  });

  test('waits as long as Slack asks', async () => {
    const busy: Answer = { status: 429, headers: { 'Retry-After': '30' } };
    const { delivery, waits } = await post([busy, status(429), OK]);
    assert.deepEqual([delivery.ok, waits], [true, [30_000, 2000]]);
  });

  test('is given up when Slack asks for more time than there is; the sender then keeps it', async () => {
    const { delivery, waits } = await post([{ status: 429, headers: { 'Retry-After': '3600' } }]);
    assert.deepEqual(delivery, {
      ok: false,
      attempts: 1,
      reason: 'answered 429 ""; 3600 s more would pass the 60 s for one message',
    });
    assert.deepEqual(waits, []);
  });

  test('is given up between two attempts when nobody waits for it: who sent it sends it again', async () => {
    const gone = new AbortController();
    const sleep = async () => gone.abort();
    const { delivery, posted } = await post([status(500)], { gone: gone.signal, sleep });
    assert.deepEqual(delivery, {
      ok: false,
      attempts: 1,
      reason: 'answered 500 ""; the sender no longer waits, and will send it again',
    });
    assert.equal(posted.length, 1);
    const late = new AbortController();
    setTimeout(() => late.abort(), 20);
    const waiting = await post([status(500)], { gone: late.signal, sleep: () => new Promise(() => {}) });
    assert.equal(waiting.delivery.attempts, 1);
  });

  test('that Slack takes counts, whoever has gone', async () => {
    assert.equal((await post([OK], { gone: AbortSignal.abort() })).delivery.ok, true);
  });

  test('is given up after six attempts, without a last wait', async () => {
    const { delivery, waits } = await post([status(500, 'rollup_error')]);
    assert.deepEqual(delivery, { ok: false, attempts: 6, reason: 'answered 500 "rollup_error"' });
    assert.equal(waits.length, 5);
  });

  test('is not posted again when that cannot help', async () => {
    for (const [code, body] of [
      [403, 'invalid_token'],
      [404, 'no_service'],
      [410, 'channel_is_archived'],
    ] as const) {
      const { delivery } = await post([status(code, body)]);
      assert.deepEqual(delivery, { ok: false, attempts: 1, reason: `answered ${code} "${body}"` });
    }
  });

  test('goes as text when Slack refuses its blocks, once', async () => {
    const { delivery, posted, waits } = await post([status(400, 'invalid_blocks'), OK]);
    assert.deepEqual(delivery, { ok: true, attempts: 2, plain: true });
    assert.deepEqual([posted, waits], [[MESSAGE, { text: 'words' }], []]);
    const again = await post([status(400, 'invalid_payload')]);
    assert.deepEqual(again.delivery, { ok: false, attempts: 2, reason: 'answered 400 "invalid_payload"' });
  });

  test('that went as text is tried again as text', async () => {
    const { delivery, posted } = await post([status(400), status(500), OK]);
    assert.deepEqual(
      [delivery.ok, posted.map(({ blocks }) => blocks === undefined)],
      [true, [false, true, true]],
    );
  });

  test('is not taken by a page that says 200, nor by an address that it is sent on to', async () => {
    const page = await post([status(200, '<html>Sign in</html>')]);
    assert.deepEqual(page.delivery, {
      ok: false,
      attempts: 1,
      reason: 'answered 200, but not "ok": "<html>Sign in</html>"',
    });
    const other = await startSlackDouble(OK);
    open.push(other.close);
    const moved = await post([{ status: 307, headers: { Location: other.url.href } }]);
    assert.deepEqual([moved.delivery.ok, moved.delivery.attempts, other.posted], [false, 1, []]);
  });

  test('is taken by a chat that answers as JSON', async () => {
    assert.equal((await post([status(200, '{"ok":true}')])).delivery.ok, true);
    assert.equal((await post([status(200, '{"ok":false,"error":"x"}')])).delivery.ok, false);
  });

  test('says why when nobody listens, or nobody answers', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await once(other.close(), 'close');
    const options = { attempts: 2, sleep: async () => {} };
    assert.deepEqual(await postToSlack(new URL(`http://127.0.0.1:${port}/${SECRET}`), MESSAGE, options), {
      ok: false,
      attempts: 2,
      reason: 'no connection: ECONNREFUSED',
    });
    const silent = await post(['hang'], { attempts: 1 });
    assert.deepEqual(silent.delivery, { ok: false, attempts: 1, reason: 'no answer within 0.15 s' });
  });

  test('ends within its time by the real clock too', async () => {
    const slack = await startSlackDouble('hang');
    open.push(slack.close);
    const start = performance.now();
    const delivery = await postToSlack(slack.url, MESSAGE, { timeoutMs: 5_000, deadlineMs: 300 });
    assert.equal(delivery.ok, false);
    assert.equal(performance.now() - start < 3_000, true);
  });
});
