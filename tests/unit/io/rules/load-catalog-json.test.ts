import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { FindingsError } from '#core/findings-error.ts';
import { generateCatalogJson } from '#generators/catalog-json.ts';
import { loadCatalogJson } from '#io/rules/load-catalog-json.ts';
import { catalogWith, temporaryFolder } from '#tests/content.ts';

const json = JSON.stringify(generateCatalogJson(catalogWith(), { commit: undefined, builtAt: new Date(0) }));
const folder = temporaryFolder();

/** What is said of a catalog that cannot be used. */
async function refused(place: string, timeout?: number): Promise<string> {
  try {
    await loadCatalogJson(place, timeout);
  } catch (error) {
    assert.ok(error instanceof FindingsError, String(error));
    const [finding] = error.findings;
    return `${finding?.message} ${finding?.mend}`;
  }
  assert.fail(`${place} was taken`);
}

describe('A catalog on the disk', () => {
  test('is read by its name or its folder', async () => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/catalog.json'), json);
    for (const place of ['dist/catalog.json', 'dist']) {
      assert.equal((await loadCatalogJson(join(folder, place))).site, 'https://team.example/x/');
    }
  });

  test('that cannot be used is refused with what to do', async () => {
    const write = (text: string) => {
      const file = join(folder, 'bad.json');
      writeFileSync(file, text);
      return file;
    };
    assert.match(await refused(join(folder, 'gone.json')), /It cannot be read: ENOENT.*Build the site/);
    assert.match(await refused(write('<html>')), /It is no JSON/);
    assert.match(await refused(write('{"version":2}')), /one of an older Waypost: .* at `version`/);
    const older = JSON.parse(json);
    delete older.accepted;
    assert.match(
      await refused(write(JSON.stringify(older))),
      /at `accepted`\. Build the site with the Waypost/,
    );
  });
});

describe('A catalog on the network', () => {
  const server = createServer((request, response) => {
    if (request.url === '/site/catalog.json') response.end(json);
    else if (request.url === '/html') response.end('<html>');
    // Never ends.
    else if (request.url === '/slow') response.write('{');
    else response.writeHead(404).end();
  });
  let address = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  test('is read by its address or the folder it stands in', async () => {
    for (const path of ['/site/catalog.json', '/site/'])
      assert.equal((await loadCatalogJson(`${address}${path}`)).alerts.length, 3);
  });

  test('that does not come is told so in time', async () => {
    assert.match(await refused(`${address}/gone`), /It answers 404\./);
    assert.match(await refused(`${address}/html`), /It is no JSON/);
    assert.match(await refused(`${address}/slow`, 200), /It does not answer: nothing within 0\.2 seconds\./);
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    other.close();
    await once(other, 'close');
    assert.match(await refused(`http://127.0.0.1:${port}/`), /It does not answer: .*ECONNREFUSED/);
  });
});
