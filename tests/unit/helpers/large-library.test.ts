import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsOf } from '#checks/index.ts';
import { synonymsLeadToPages } from '#checks/synonyms-lead-to-pages.ts';
import { signsOf } from '#core/catalog.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { atOnce, NO_TOOLS, temporaryFolder } from '#tests/content.ts';
import { writeLargeLibrary } from '#tests/large-library.ts';

test('A large library has as many runbooks as asked for, all of which can be read, and no id twice', () => {
  for (const count of [50, 130]) {
    const { catalog, findings } = readContent(written(count));
    assert.deepEqual(findings, []);
    assert.equal(catalog.runbooks.length, count);
    assert.equal(new Set(catalog.runbooks.map(({ id }) => id)).size, count);
    assert.equal(new Set(catalog.alerts.map(({ path }) => path)).size, catalog.alerts.length);
  }
});

describe('A large library', () => {
  const large = readContent(written(108)).catalog;
  const symptomsOf = (service: string) =>
    large.runbooks.filter((one) => one.service === service).flatMap(signsOf);

  test('says in a copy what the library says, in words of its own', () => {
    const [first, second] = [symptomsOf('research-trading'), symptomsOf('research-trading-2')];
    assert.equal(second.length, first.length);
    assert.ok(first.includes('guardrail tripped') && !second.includes('guardrail tripped'));
    // What other services say too is everybody's word.
    assert.ok(first.includes('FATAL: sorry, too many clients already'));
    assert.ok(second.includes('FATAL: sorry, too many clients already'));
    assert.deepEqual(
      second.map(({ length }) => length),
      first.map(({ length }) => length),
    );
  });

  test('passes every check', async () => {
    const root = written(108);
    const tools = { parsers: loadParsers(), today: '2026-11-20', findSecrets: scanForSecrets };
    assert.deepEqual(await findingsOf(() => readContent(root), tools), []);
  });

  test('has the synonyms that lead to its pages, also where a service is missing', () => {
    const small = readContent(written(50)).catalog;
    assert.ok(!small.runbooks.some(({ service }) => service === 'research-trading'));
    assert.ok(small.synonyms.length > 0 && small.synonyms.length <= large.synonyms.length);
    for (const catalog of [small, large])
      assert.deepEqual(atOnce(synonymsLeadToPages.run(catalog, NO_TOOLS)), []);
  });
});

function written(runbooks: number): string {
  const root = temporaryFolder();
  writeLargeLibrary(root, runbooks);
  return root;
}
