import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildIndex } from '#core/search/finder.ts';
import { formatDocuments, formatIndex, parseDocuments, parseIndex } from '#core/search/index-text.ts';
import type { SearchDocument } from '#core/search/search-index.ts';
import { readContent } from '#io/read-content.ts';
import { catalogWith } from '#tests/content.ts';

describe('The index as text', () => {
  test('reads back as it was', () => {
    for (const catalog of [catalogWith(), readContent().catalog]) {
      const index = buildIndex(catalog);
      const withParameters = index.documents.map(
        (document) => [...document.slice(0, 9), document[9] ?? {}] as unknown as SearchDocument,
      );
      assert.deepEqual(parseIndex(formatIndex(index)), { ...index, documents: withParameters });
    }
  });

  test('keeps its columns apart, whatever the content says', () => {
    const document: SearchDocument = [
      'runbook',
      0,
      'SEV1',
      '/runbooks/a/b/',
      '',
      'A\tb\u001fc',
      ['x\u001ey'],
      [['f\u0000g', 'h']],
      ['one', 'two'],
      { a: 'b' },
    ];
    assert.deepEqual(parseDocuments(formatDocuments([document, document]))[1], [
      'runbook',
      0,
      'SEV1',
      '/runbooks/a/b/',
      '',
      'A b c',
      ['x y'],
      [['f g', 'h']],
      ['one', 'two'],
      { a: 'b' },
    ]);
    assert.deepEqual(parseDocuments(formatDocuments([])), []);
  });

  test('of another version is refused', () => {
    assert.throws(
      () => parseIndex(formatIndex(buildIndex(catalogWith())).replace('"version":1', '"version":2')),
      /another version/,
    );
    assert.throws(() => parseIndex('<!doctype html>'));
  });
});
