import { once } from 'node:events';
import { realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import compression from 'compression';
import serveStatic from 'serve-static';

export interface PagesServerOptions {
  /** Folder of the built site. */
  root: string;
  /** Path the site lives under: `/waypost`, or `/` for a site of its own. */
  base: string;
  /** Port on the loopback addresses; 0 takes a free one. */
  port: number;
}

export interface PagesServer {
  /** Address of the home page. */
  url: string;
  port: number;
  /** Resolves when the port is free again; open connections are cut. */
  close(): Promise<void>;
}

type Answer =
  | { status: 200; file: string }
  | { status: 301 | 302; location: string }
  | { status: 404; file?: string };

type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => void;

/**
 * Serves `root` as GitHub Pages serves a project site, so that a link which works here works there.
 * Rejects with the listener's error (`EADDRINUSE` …) when the port cannot be had.
 */
export async function startPagesServer({ root, base, port }: PagesServerOptions): Promise<PagesServer> {
  const site = realpathSync.native(root);
  const prefix = base.replace(/\/+$/, '');
  const compress = compression() as unknown as Handler;
  const send = serveStatic(site, { cacheControl: false, index: false, redirect: false, fallthrough: false });

  const handle: Handler = (request, response, next) => {
    response.setHeader('Cache-Control', 'max-age=600');
    const answer = answerTo(request.url ?? '/', site, prefix);
    response.statusCode = answer.status;
    if ('location' in answer) {
      response.setHeader('Location', answer.location);
      response.end();
    } else if (answer.file === undefined) {
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end(`Not found. The site is at ${prefix}/\n`);
    } else {
      // A range would turn the 404 into a 206.
      if (answer.status === 404) delete request.headers.range;
      request.url = answer.file.split('/').map(encodeURIComponent).join('/');
      send(request, response, next);
    }
  };

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    preferGzip(request);
    compress(request, response, () => handle(request, response, (error) => fail(response, error)));
  };

  const servers = await listenOnLoopback(listener, port);
  const taken = (servers[0].address() as AddressInfo).port;
  return {
    url: `http://localhost:${taken}${prefix}/`,
    port: taken,
    close: async () => void (await Promise.all(servers.map(closeServer))),
  };
}

/** What GitHub Pages answers to a request target (path and query). */
function answerTo(target: string, site: string, prefix: string): Answer {
  const [, path = '/', query = ''] = /^([^?]*)(.*)$/s.exec(target) ?? [];
  // One slash in front: `Location: //host/` would leave the site.
  const asked = path.replace(/^\/+/, '/');
  const decoded = decode(asked);
  if (decoded === undefined) return { status: 404 };
  if (decoded === prefix) return { status: 301, location: `${prefix}/${query}` };
  if (!decoded.startsWith(`${prefix}/`)) {
    // Pages has another site here; sending a person who typed the bare host on is a convenience.
    return decoded === '/' ? { status: 302, location: `${prefix}/` } : { status: 404 };
  }

  const below = decoded.slice(prefix.length);
  const files = below.endsWith('/') ? [`${below}index.html`] : [below, `${below}.html`];
  const file = files.find((candidate) => isServed(site, candidate));
  if (file !== undefined) return { status: 200, file };
  if (isServed(site, `${below}/index.html`)) return { status: 301, location: `${asked}/${query}` };
  return isServed(site, '/404.html') ? { status: 404, file: '/404.html' } : { status: 404 };
}

/** Whether the site has this file, in this spelling, without a dotfile, `..` or symbolic link on the way. */
function isServed(site: string, path: string): boolean {
  if (/(^|[\\/])\./.test(path)) return false;
  const file = join(site, path);
  try {
    // The real path has the disk's own case, also on file systems that ignore case.
    return realpathSync.native(file) === file && statSync(file).isFile();
  } catch {
    return false;
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Pages knows no Brotli, and sizes measured here should be those of the real site. */
function preferGzip(request: IncomingMessage): void {
  const accepted = request.headers['accept-encoding'];
  if (typeof accepted === 'string')
    request.headers['accept-encoding'] = accepted.replace(/\bbr\b/g, 'identity');
}

function fail(response: ServerResponse, error?: Error & { statusCode?: number }): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = error?.statusCode ?? 500;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${error?.message ?? 'Not served'}\n`);
}

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1, because `localhost` may mean either and another
 * server on ::1 would answer in our place.
 */
async function listenOnLoopback(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
): Promise<[Server, ...Server[]]> {
  const first = await listen(listener, '127.0.0.1', port);
  try {
    return [first, await listen(listener, '::1', (first.address() as AddressInfo).port)];
  } catch (error) {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return [first];
    await closeServer(first);
    throw error;
  }
}

async function listen(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer(listener).listen(port, host);
  await once(server, 'listening');
  return server;
}

async function closeServer(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
