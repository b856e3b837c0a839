import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How the double answers a post: a status with a body, silence, or a cut line. */
export type Answer =
  | { status: number; body?: string; headers?: Record<string, string>; afterMs?: number }
  | 'hang'
  | 'cut';

export interface SlackDouble {
  /** As long as SLACK_WEBHOOK_URL: with the secret at its end. */
  url: URL;
  /** What was posted, in order. */
  posted: { text: string; blocks?: unknown[] }[];
  close(): void;
}

export const SECRET = 'T000/B000/XyZZy';

/** Stands for Slack on loopback. Gives each answer once, the last one for ever. */
export async function startSlackDouble(...answers: Answer[]): Promise<SlackDouble> {
  const posted: SlackDouble['posted'] = [];
  const server = createServer(async (request, response) => {
    posted.push(JSON.parse(await text(request)));
    const answer = answers[Math.min(posted.length, answers.length) - 1] ?? { status: 200, body: 'ok' };
    if (answer === 'hang') return;
    if (answer === 'cut') return void request.socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, answer.afterMs ?? 0));
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/services/${SECRET}`),
    posted,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const OK: Answer = { status: 200, body: 'ok' };
