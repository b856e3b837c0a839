import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A foreign site whose only page shows `url` in a frame that may do all that a frame may. */
export async function serveFrame(url: string): Promise<{ url: string; close: () => void }> {
  const src = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!doctype html><title>Foreign</title><iframe width="1000" height="700" allow="clipboard-read; clipboard-write" src="${src}"></iframe>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
