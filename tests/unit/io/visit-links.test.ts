import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { visitLinks } from '#io/visit-links.ts';

describe('Links that are visited', () => {
  let server: Server;
  let home: string;
  const asked = new Map<string, number>();
  let open = 0;
  let most = 0;

  before(async () => {
    server = createServer(async (request, response) => {
      const path = request.url ?? '';
      asked.set(path, (asked.get(path) ?? 0) + 1);
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 20));
      open--;
      if (path === '/hang') return;
      if (path === '/cut') return void request.socket.destroy();
      if (path === '/moved') return void response.writeHead(301, { Location: '/ok' }).end();
      const isUp = path.startsWith('/ok') || (path === '/flaky' && (asked.get(path) ?? 0) > 1);
      const status = path === '/gone' ? 404 : path === '/private' ? 403 : isUp ? 200 : 503;
      response.writeHead(status).end('x'.repeat(100_000));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const visit = async (...paths: string[]) => {
    asked.clear();
    const answers = await visitLinks(
      paths.map((path) => home + path),
      { timeoutMs: 300, pauseMs: 1 },
    );
    return answers.map(({ status, error }) => status ?? error);
  };

  test('say their status behind all redirects, in the order of the question', async () => {
    assert.deepEqual(await visit('/ok', '/gone', '/moved', '/private'), [200, 404, 200, 403]);
    assert.equal(asked.get('/gone'), 1);
  });

  test('are asked once more when they are out of order or silent, and only then', async () => {
    assert.deepEqual(await visit('/flaky', '/down', '/cut', '/hang'), [
      200,
      503,
      'UND_ERR_SOCKET',
      'nothing within 0.3 s',
    ]);
    assert.deepEqual([...asked.values()], [2, 2, 2, 2]);
  });

  test('are asked four at once at the most', async () => {
    most = 0;
    const answers = await visit(...Array.from({ length: 13 }, (_, number) => `/ok/${number}`));
    assert.deepEqual(answers, Array(13).fill(200));
    assert.equal(most, 4);
  });

  test('that nobody listens at say so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await once(other.close(), 'close');
    const [answer] = await visitLinks([`http://127.0.0.1:${port}/`], { timeoutMs: 300, pauseMs: 1 });
    assert.equal(answer?.error, 'ECONNREFUSED');
  });
});
