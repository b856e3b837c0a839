import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
  /** `http://127.0.0.1:45678` */
  url: string;
  close(): Promise<void>;
}

/** A server of the test's own on a free port. @param answer body of the answer, or undefined for 404. */
export async function startLoopback(
  answer: (path: string, body: string) => string | undefined,
): Promise<Loopback> {
  const server = createServer(async (request, response) => {
    const text = answer(request.url ?? '/', await bodyOf(request));
    response.writeHead(text === undefined ? 404 : 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    });
    response.end(text ?? '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
