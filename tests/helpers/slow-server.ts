import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Link {
  /** From a request to the first byte of its answer. */
  latencyMs: number;
  /** Of all answers together. */
  bytesPerSecond: number;
}

export interface Answered {
  path: string;
  /** Of the body, as compressed. */
  bytes: number;
}

export interface SlowServer {
  url: string;
  /** What was answered since the last `forget`, in the order of the requests. */
  answered: Answered[];
  forget(): void;
  close(): Promise<void>;
}

/** What a modem sends at once. */
const PACKET = 1400;

/**
 * Stands before a server as a slow link does: every answer waits, and all of them share the line. At the server, because
 * the browser's own throttling does not reach its workers.
 */
export async function startSlowServer(origin: string, link: Link): Promise<SlowServer> {
  const { protocol, host, pathname } = new URL(origin);
  let freeAt = 0;
  const answered: Answered[] = [];

  const send = async (response: ServerResponse, body: Buffer) => {
    for (let at = 0; at < body.length; at += PACKET) {
      const packet = body.subarray(at, at + PACKET);
      const now = performance.now();
      freeAt = Math.max(freeAt, now) + (packet.length / link.bytesPerSecond) * 1000;
      await wait(freeAt - now);
      response.write(packet);
    }
    response.end();
  };

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const record = { path: request.url ?? '/', bytes: 0 };
    answered.push(record);
    const [answer, body] = await Promise.all([
      fetchWhole(`${protocol}//${host}${request.url}`, { ...request.headers, host }),
      wait(link.latencyMs),
    ]).then(([whole]) => whole);
    record.bytes = body.length;
    const { 'transfer-encoding': _chunked, connection: _kept, ...headers } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, headers);
    await send(response, body);
  };

  const server = createServer((request, response) => {
    // A page that was left does not wait for its answers.
    pass(request, response).catch(() => response.destroy());
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${pathname}`,
    answered,
    forget: () => void answered.splice(0),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function fetchWhole(
  url: string,
  headers: IncomingMessage['headers'],
): Promise<[answer: IncomingMessage, body: Buffer]> {
  const request = ask(url, { headers });
  request.end();
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return [answer, Buffer.concat(await answer.toArray())];
}
