import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { formatDocuments, parseIndex } from '#core/search/index-text.ts';
import { generateSearchFiles } from '#generators/search-files.ts';
import { readContent } from '#io/read-content.ts';
import { temporaryFolder } from '#tests/content.ts';
import { writeLargeLibrary } from '#tests/large-library.ts';

const compressed = (text: string | undefined) => gzipSync(text ?? '', { level: 9 }).length;

describe('The files of the search', () => {
  test('of this library are one, small enough for a bad network', () => {
    const files = generateSearchFiles(readContent().catalog);
    assert.deepEqual([...files.keys()], ['search/index.txt']);
    assert.ok(compressed(files.get('search/index.txt')) <= 15_000);
  });

  test('of a large library are a small head and shards, in its order', () => {
    const root = temporaryFolder();
    writeLargeLibrary(root, 300);
    const files = generateSearchFiles(readContent(root).catalog);
    const head = parseIndex(files.get('search/index.txt') ?? '');
    assert.equal(head.shards.length, files.size - 1);
    assert.equal(formatDocuments(head.documents), '');
    assert.ok(compressed(files.get('search/index.txt')) <= 6000);
    for (const [path, text] of files) assert.ok(compressed(text) <= 20_000, path);
    assert.deepEqual([...files.keys()].slice(1, 3), ['search/0.txt', 'search/1.txt']);
  });
});
