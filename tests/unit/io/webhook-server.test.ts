import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, describe, test } from 'node:test';
import { startWebhookServer, type WebhookServerOptions } from '#io/webhook-server.ts';
import type { Webhook } from '#schemas/webhook.ts';
import { fired, webhookOf } from '#tests/webhook.ts';

const BODY = JSON.stringify(webhookOf([fired({ alertname: 'ShopApiDown' })]));
const JSON_TYPE = { 'Content-Type': 'application/json' };
const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

async function start(options: Partial<WebhookServerOptions> = {}) {
  const delivered: Webhook[] = [];
  const refused: string[] = [];
  const server = await startWebhookServer({
    host: '127.0.0.1',
    port: 0,
    deliver: async (webhook) => {
      delivered.push(webhook);
      return { ok: true };
    },
    refused: (reason, body) => refused.push(`${reason} ${body}`),
    now: () => new Date('2026-11-20T03:12:00Z'),
    ...options,
  });
  closers.push(server.close);
  const home = `http://127.0.0.1:${server.port}`;
  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    path = '/webhook',
    headers: Record<string, string> = JSON_TYPE,
  ) => {
    const response = await fetch(home + path, { method: 'POST', body, headers });
    return { status: response.status, text: (await response.text()).trim() };
  };
  return { ...server, home, post, delivered, refused };
}

describe('The receiver', () => {
  test('passes on what Alertmanager posts, and says ok when it was taken', async () => {
    const { post, delivered } = await start();
    assert.deepEqual(await post(BODY), { status: 200, text: 'ok' });
    assert.equal(delivered[0]?.alerts[0]?.labels.alertname, 'ShopApiDown');
  });

  test('says 502 when it was not taken, so that Alertmanager asks again', async () => {
    const { post } = await start({
      deliver: async () => ({ ok: false, reason: 'answered 404 "no_service"' }),
    });
    assert.deepEqual(await post(BODY), { status: 502, text: 'answered 404 "no_service"' });
    const broken = await start({
      deliver: async () => {
        throw new Error('a fault of ours');
      },
    });
    assert.deepEqual(await broken.post(BODY), { status: 502, text: 'a fault of ours' });
  });

  test('refuses what is no webhook, with the reason, and tells its own log', async () => {
    const { post, delivered, refused } = await start();
    const cases: [body: string, reason: RegExp][] = [
      ['', /^This is no JSON: /],
      ['{"version": "4"', /^This is no JSON: /],
      ['[]', /^This is no webhook of Alertmanager, version 4\. /],
      ['{}', /`version`.*\(and \d+ more\)$/],
      [BODY.replace('"version":"4"', '"version":"5"'), /`version`.*found "5"/],
      [BODY.replace('2026-11-20T03:12:00.000Z', 'yesterday'), /`alerts\.0\.startsAt`/],
    ];
    for (const [body, reason] of cases) {
      const { status, text } = await post(body);
      assert.equal(status, 400, body);
      assert.match(text, reason);
    }
    assert.deepEqual([delivered.length, refused.length], [0, cases.length]);
    assert.match(refused[1] ?? '', /\{"version": "4"$/);
  });

  test('refuses what is too long, also when it does not say how long', async () => {
    const { post, refused } = await start({ mostBytes: 1000 });
    const long = BODY.replace('ShopApiDown', 'x'.repeat(2_000_000));
    const answer = await post(long);
    assert.deepEqual(answer, { status: 413, text: 'longer than 1000 bytes: set max_alerts in Alertmanager' });
    assert.equal((await post(BODY)).status, 200);
    assert.equal(refused.length, 1);
  });

  test('takes JSON only, which a page of another site cannot send', async () => {
    const { post, delivered } = await start();
    assert.equal((await post(BODY, '/webhook', { 'Content-Type': 'text/plain' })).status, 415);
    assert.equal(
      (await post(BODY, '/webhook', { 'Content-Type': 'application/json; charset=utf-8' })).status,
      200,
    );
    assert.equal(delivered.length, 1);
  });

  test('says where to post', async () => {
    const { post, home, refused } = await start();
    assert.equal((await post(BODY, '/')).status, 404);
    assert.match(refused[0] ?? '', /^posted to \/: the path is \/webhook/);
    assert.equal((await fetch(`${home}/webhook`)).status, 405);
    assert.equal((await post(BODY, '/health')).status, 405);
  });

  test('tells how it is', async () => {
    let ok = true;
    const { home, post } = await start({ deliver: async () => (ok ? { ok } : { ok, reason: 'x' }) });
    const health = async () => (await fetch(`${home}/health`)).json();
    assert.deepEqual(await health(), { status: 'ok', delivered: 0, failed: 0, refused: 0 });
    await post(BODY);
    await post('no');
    ok = false;
    await post(BODY);
    assert.deepEqual(await health(), {
      status: 'ok',
      delivered: 1,
      failed: 1,
      refused: 1,
      lastFailure: '2026-11-20T03:12:00.000Z',
    });
  });

  test('finishes what is under way before it closes, and takes no more', async () => {
    let finish = () => {};
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { post, close, home } = await start({
      deliver: async () => {
        await waiting;
        return { ok: true };
      },
    });
    const first = post(BODY);
    await new Promise((resolve) => setTimeout(resolve, 50));
    let closed = false;
    const closing = close().then(() => {
      closed = true;
    });
    await assert.rejects(fetch(`${home}/health`));
    assert.equal(closed, false);
    finish();
    assert.deepEqual(await first, { status: 200, text: 'ok' });
    await closing;
  });

  test('outlives a sender that goes away while it speaks', async () => {
    const { port, post } = await start();
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{`,
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.destroy();
    assert.equal((await post(BODY)).status, 200);
  });

  test('says when the sender no longer waits', async () => {
    let heard: AbortSignal | undefined;
    const { port } = await start({
      deliver: (_, gone) => {
        heard = gone;
        return new Promise((resolve) =>
          gone.addEventListener('abort', () => resolve({ ok: false, reason: 'gone' })),
        );
      },
    });
    const sender = new AbortController();
    const posting = fetch(`http://127.0.0.1:${port}/webhook`, {
      method: 'POST',
      body: BODY,
      headers: JSON_TYPE,
      signal: sender.signal,
    });
    while (heard === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(heard.aborted, false);
    sender.abort();
    await assert.rejects(posting);
    for (let tries = 0; tries < 200 && !heard.aborted; tries++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(heard.aborted, true);
  });

  test('says when the port is taken', async () => {
    const { port } = await start();
    await assert.rejects(start({ port }), { code: 'EADDRINUSE' });
  });
});
