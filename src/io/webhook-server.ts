import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Webhook } from '#schemas/webhook.ts';
import { readWebhook } from './webhook.ts';

export interface WebhookServerOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Of one notification. */
  mostBytes?: number;
  /** Passes a notification on. The sender hears `ok` only when it was taken; `gone` when it no longer listens. */
  deliver: (webhook: Webhook, gone: AbortSignal) => Promise<{ ok: true } | { ok: false; reason: string }>;
  /** Told of what was not even tried: the reason, and what could be read of it. */
  refused: (reason: string, body: string) => void;
  /** For /health. */
  now: () => Date;
}

export interface WebhookServer {
  port: number;
  /** Takes no more; resolves when all that was under way has its answer. */
  close(): Promise<void>;
}

interface Reply {
  status: number;
  body: string;
}

/**
 * Receives what Alertmanager posts. Alertmanager is the queue: it asks again after 5xx, so nothing is stored here, and
 * 2xx means that the message was taken. Rejects with the listener's error when the port cannot be had.
 */
export async function startWebhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const { mostBytes = 8 * 1024 * 1024 } = options;
  const state = {
    closing: false,
    delivered: 0,
    failed: 0,
    refused: 0,
    lastFailure: undefined as string | undefined,
  };

  const answer = async (request: IncomingMessage, gone: AbortSignal): Promise<Reply> => {
    const path = request.url?.split('?')[0];
    if (path === '/health') {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return { status: 405, body: 'Ask with GET.' };
      const { closing, ...counts } = state;
      const health = { status: closing ? 'closing' : 'ok', ...counts };
      return { status: closing ? 503 : 200, body: JSON.stringify(health) };
    }
    if (request.method !== 'POST') return { status: 405, body: 'Post to /webhook, ask /health.' };
    if (path !== '/webhook') return refuse(404, `posted to ${path}: the path is /webhook`);
    if (state.closing) return { status: 503, body: 'Closing: send it again.' };
    // Pages of other sites can post text to a local port, but not JSON.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return refuse(415, 'the content type is not application/json');
    const { text, whole } = await readBody(request, mostBytes);
    if (!whole) return refuse(413, `longer than ${mostBytes} bytes: set max_alerts in Alertmanager`, text);
    const read = readWebhook(text);
    if ('reason' in read) return refuse(400, read.reason, text);
    const delivery = await options.deliver(read.webhook, gone).catch((error: Error) => ({
      ok: false as const,
      reason: error.message,
    }));
    if (delivery.ok) {
      state.delivered++;
      return { status: 200, body: 'ok' };
    }
    state.failed++;
    state.lastFailure = options.now().toISOString();
    return { status: 502, body: delivery.reason };
  };

  const refuse = (status: number, reason: string, text = ''): Reply => {
    state.refused++;
    state.lastFailure = options.now().toISOString();
    options.refused(reason, text);
    return { status, body: reason };
  };

  const server = createServer({ connectionsCheckingInterval: 2_000 }, (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    answer(request, gone.signal).then(
      (reply) => send(response, reply, state.closing),
      // The sender went away while it spoke: there is nobody to answer.
      () => response.destroy(),
    );
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.maxConnections = 100;
  server.listen(options.port, options.host);
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      state.closing = true;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

function send(response: ServerResponse, { status, body }: Reply, closing: boolean): void {
  const isJson = body.startsWith('{');
  response.writeHead(status, {
    'Content-Type': isJson ? 'application/json' : 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(closing || status === 413 ? { Connection: 'close' } : {}),
  });
  response.end(`${body}\n`);
}

/** The body, or its beginning when it is too long. */
async function readBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<{ text: string; whole: boolean }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let whole = true;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Read to the end all the same: a sender that is cut off does not hear why.
    if (bytes > mostBytes) whole = false;
    else chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString('utf8'), whole };
}
