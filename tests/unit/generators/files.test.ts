import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { serviceFilePath, serviceFiles } from '#core/service-files.ts';
import { generateFiles } from '#generators/files.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { catalogWith } from '#tests/content.ts';

const tools = { commit: 'a'.repeat(40), readPromql: readPromqlTree };
const catalog = catalogWith();
const files = generateFiles(catalog, tools);

describe('The generated files of the services', () => {
  test('are those that the pages link to', () => {
    assert.deepEqual(
      [...files.keys()],
      catalog.services.flatMap((service) =>
        serviceFiles(catalog, service).map(({ name }) => serviceFilePath(service.id, name)),
      ),
    );
    assert.ok(files.has('/services/shop/shop.rules.yml'));
  });

  test('are the same for the same content', () => {
    assert.deepEqual(generateFiles(catalogWith(), tools), files);
  });

  test('end with one line break each and hold no blank at a line end', () => {
    for (const [path, text] of files) {
      assert.match(text, /[^\n]\n$/, path);
      assert.doesNotMatch(text, /[ \t]$/m, path);
    }
  });

  test('are none for a service without alerts', () => {
    const without = catalogWith({ 'content/alerts/ledger.yaml': 'alerts: []\n' });
    assert.equal(
      [...generateFiles(without, tools).keys()].some((path) => path.startsWith('/services/ledger/')),
      false,
    );
  });
});
