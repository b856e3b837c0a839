import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent } from '#io/read-content.ts';
import { temporaryFolder } from '#tests/content.ts';
import { writeLargeLibrary } from '#tests/large-library.ts';

test('A large library has as many runbooks as asked for, all of which can be read, and no id twice', () => {
  for (const count of [50, 130]) {
    const root = temporaryFolder();
    writeLargeLibrary(root, count);
    const { catalog, findings } = readContent(root);
    assert.deepEqual(findings, []);
    assert.equal(catalog.runbooks.length, count);
    assert.equal(new Set(catalog.runbooks.map(({ id }) => id)).size, count);
    assert.equal(new Set(catalog.alerts.map(({ path }) => path)).size, catalog.alerts.length);
  }
});
