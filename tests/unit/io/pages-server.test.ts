import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type PagesServer, startPagesServer } from '#io/pages-server.ts';

const LONG = 'A line that is long enough to be worth compressing.\n'.repeat(100);

const FILES = {
  'dist/index.html': 'home',
  'dist/404.html': 'no such page',
  'dist/both.html': 'both, as a file',
  'dist/both/index.html': 'both, as a folder',
  'dist/folder/index.html': 'folder',
  'dist/file.html': 'file',
  'dist/HighErrorRate.html': 'alert',
  'dist/v1.2.html': 'name with a dot',
  'dist/empty/other.html': 'a folder without an index',
  'dist/a b/index.html': 'blank in the name',
  'dist/long.html': LONG,
  'dist/index.md': '# Runbook',
  'dist/catalog.json': '{}',
  'dist/llms.txt': 'text',
  'dist/sitemap.xml': '<urlset/>',
  'dist/rules.yml': 'groups: []',
  'dist/.env': 'SECRET',
  'dist/.git/config': 'SECRET',
  'secret.html': 'SECRET',
};

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

let folder: string;
let server: PagesServer;
let rootServer: PagesServer;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-server-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(folder, 'secret.html'), join(folder, 'dist/link.html'));
  server = await startPagesServer({ root: join(folder, 'dist'), base: '/waypost', port: 0 });
  rootServer = await startPagesServer({ root: join(folder, 'dist'), base: '/', port: 0 });
});

after(async () => {
  await Promise.all([server.close(), rootServer.close()]);
  rmSync(folder, { recursive: true });
});

/** Sends the path byte for byte; `fetch` would tidy it first. */
function get(
  path: string,
  options: { headers?: Record<string, string>; method?: string; port?: number } = {},
) {
  return new Promise<Reply>((resolve, reject) => {
    const { headers = {}, method = 'GET', port = server.port } = options;
    httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: bytes.toString(),
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

async function assertPage(path: string, text: string, port = server.port) {
  const reply = await get(path, { port });
  assert.equal(reply.status, 200, path);
  assert.equal(reply.text, text, path);
}

async function assertMiss(path: string) {
  const reply = await get(path);
  assert.equal(reply.status, 404, path);
  assert.equal(reply.text, 'no such page', path);
}

async function assertRedirect(path: string, status: number, location: string, port = server.port) {
  const reply = await get(path, { port });
  assert.equal(reply.status, status, path);
  assert.equal(reply.headers.location, location, path);
}

describe('pages', () => {
  test('a path with a slash serves the folder’s index', async () => {
    await assertPage('/waypost/', 'home');
    await assertPage('/waypost/folder/?pod=a#x', 'folder');
    await assertPage('/waypost/a%20b/', 'blank in the name');
    await assertMiss('/waypost/file/');
    await assertMiss('/waypost/file.html/');
    await assertMiss('/waypost/empty/');
  });

  test('a path without a slash serves x.html, also beside a folder of the same name', async () => {
    await assertPage('/waypost/file', 'file');
    await assertPage('/waypost/both', 'both, as a file');
    await assertPage('/waypost/both/', 'both, as a folder');
    await assertPage('/waypost/v1.2', 'name with a dot');
  });

  test('x.html is served as asked', async () => {
    await assertPage('/waypost/both.html', 'both, as a file');
    await assertPage('/waypost/folder/index.html', 'folder');
  });

  test('a folder asked for without its slash redirects and keeps the query', async () => {
    await assertRedirect(
      '/waypost/folder?namespace=prod&pod=a%2Fb',
      301,
      '/waypost/folder/?namespace=prod&pod=a%2Fb',
    );
    await assertRedirect('/waypost/a%20b', 301, '/waypost/a%20b/');
    await assertMiss('/waypost/empty');
  });

  test('case matters', async () => {
    await assertPage('/waypost/HighErrorRate', 'alert');
    await assertMiss('/waypost/higherrorrate');
    await assertMiss('/waypost/Folder/');
    await assertMiss('/waypost/FILE.html');
  });

  test('a miss is the 404 page with status 404, whole even when a range is asked for', async () => {
    await assertMiss('/waypost/nothing');
    await assertMiss('/waypost/nothing/at/all/?q=1');
    const ranged = await get('/waypost/nothing', { headers: { range: 'bytes=0-1' } });
    assert.equal(ranged.status, 404);
    assert.equal(ranged.text, 'no such page');
  });
});

describe('base', () => {
  test('the base without its slash redirects and keeps the query', () =>
    assertRedirect('/waypost?q=1', 301, '/waypost/?q=1'));

  test('the bare host redirects to the base', () => assertRedirect('/', 302, '/waypost/'));

  test('anything else outside the base is a 404 that is not the site’s', async () => {
    for (const path of ['/folder/', '/waypost2/', '/wayposting', '/Waypost/']) {
      const reply = await get(path);
      assert.equal(reply.status, 404, path);
      assert.equal(reply.text, 'Not found. The site is at /waypost/\n', path);
    }
  });

  test('a site of its own lives at the root', async () => {
    await assertPage('/', 'home', rootServer.port);
    await assertPage('/both', 'both, as a file', rootServer.port);
    await assertRedirect('/folder?q=1', 301, '/folder/?q=1', rootServer.port);
    assert.equal(rootServer.url, `http://localhost:${rootServer.port}/`);
  });

  test('a redirect never leaves the host', () =>
    assertRedirect('//folder', 301, '/folder/', rootServer.port));
});

describe('headers', () => {
  test('pages, misses and redirects may be cached for ten minutes', async () => {
    for (const path of ['/waypost/', '/waypost/nothing', '/waypost/folder', '/waypost/catalog.json']) {
      assert.equal((await get(path)).headers['cache-control'], 'max-age=600', path);
    }
  });

  test('content types', async () => {
    const types = {
      'index.html': 'text/html; charset=utf-8',
      'index.md': 'text/markdown; charset=utf-8',
      'catalog.json': 'application/json; charset=utf-8',
      'llms.txt': 'text/plain; charset=utf-8',
      'sitemap.xml': 'application/xml',
      'rules.yml': 'text/yaml; charset=utf-8',
    };
    for (const [path, type] of Object.entries(types)) {
      assert.equal((await get(`/waypost/${path}`)).headers['content-type'], type);
    }
  });

  test('long text is gzipped, never Brotli', async () => {
    const reply = await get('/waypost/long', { headers: { 'accept-encoding': 'br, gzip, deflate' } });
    assert.equal(reply.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(reply.bytes).toString(), LONG);
    const plain = await get('/waypost/long');
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(plain.text, LONG);
  });

  test('an unchanged page is not sent again', async () => {
    const etag = String((await get('/waypost/')).headers.etag);
    const reply = await get('/waypost/', { headers: { 'if-none-match': etag } });
    assert.equal(reply.status, 304);
  });

  test('HEAD has no body; other methods are refused', async () => {
    const head = await get('/waypost/file', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(head.text, '');
    assert.equal((await get('/waypost/file', { method: 'POST' })).status, 405);
    assert.equal((await get('/waypost/nothing', { method: 'DELETE' })).status, 405);
  });
});

describe('hostile paths', () => {
  const hostile = [
    '/..%2f',
    '/..%2fsecret.html',
    '/../secret.html',
    '/waypost/..%2fsecret.html',
    '/waypost/..%2f..%2f..%2fetc/passwd',
    '/waypost/%2e%2e/secret.html',
    '/waypost/../secret',
    '/waypost/folder/../../secret.html',
    '/waypost/..%5csecret.html',
    '/waypost/.%2e/secret.html',
    '/waypost//../secret.html',
    '/waypost/%2fetc/passwd',
    '/waypost/.env',
    '/waypost/%2eenv',
    '/waypost/.git/config',
    '/waypost/link',
    '/waypost/link.html',
    '/waypost/file.html%00',
    '/%00',
    '/waypost/%00.html',
    '/%',
    '/waypost/%',
    '/waypost/%zz',
    '/waypost/%c0%ae%c0%ae/secret.html',
    `/waypost/${'x'.repeat(5000)}`,
    `/waypost/${'x/'.repeat(3000)}`,
  ];
  for (const path of hostile) {
    test(`${path.slice(0, 60)} is a 404 and tells nothing`, async () => {
      const reply = await get(path);
      assert.equal(reply.status, 404);
      assert.doesNotMatch(reply.text, /SECRET|root:/);
    });
  }
});

describe('listening', () => {
  test('localhost answers', async () => {
    assert.equal(server.url, `http://localhost:${server.port}/waypost/`);
    assert.equal(await (await fetch(server.url)).text(), 'home');
  });

  test('a taken port is an error with its code', () =>
    assert.rejects(startPagesServer({ root: folder, base: '/', port: server.port }), { code: 'EADDRINUSE' }));

  test('close frees the port, also under an open connection', async () => {
    const first = await startPagesServer({ root: join(folder, 'dist'), base: '/', port: 0 });
    await (await fetch(first.url)).text();
    await first.close();
    const second = await startPagesServer({ root: join(folder, 'dist'), base: '/', port: first.port });
    await second.close();
  });
});
