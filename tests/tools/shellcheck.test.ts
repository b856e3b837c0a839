import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shellcheck } from '#checks/shellcheck.ts';
import { readContent } from '#io/read-content.ts';
import { findShellcheck } from '#io/shellcheck.ts';
import { NO_TOOLS } from '#tests/content.ts';

/** Fails where shellcheck is missing: here it must not be. */
function lint(...scripts: string[]) {
  const lintShell = findShellcheck();
  assert.ok(lintShell, 'shellcheck is not installed: apt-get install shellcheck');
  return lintShell(scripts);
}

describe('shellcheck', () => {
  test('gives one list a script, with lines', async () => {
    const found = await lint('date', 'date\nrm $file', 'if true; then', '');
    assert.deepEqual(
      found.map((faults) => faults.length > 0),
      [false, true, true, false],
    );
    assert.equal(found[1]?.[0]?.line, 2);
    assert.match(found[1]?.map(({ message }) => message).join() ?? '', /SC2086: Double quote/);
  });

  test('knows that the pod has the variable', async () => {
    assert.deepEqual(await lint(`kubectl exec web-0 -- sh -c 'psql "$DATABASE_URL"'`), [[]]);
  });

  test('knows that a sourced file is on the host', async () => {
    assert.deepEqual(await lint('. /srv/app/settings\ndate'), [[]]);
  });

  test('reads nothing when there is nothing', async () => assert.deepEqual(await lint(), []));

  test('survives what is no script', { timeout: 60_000 }, async () => {
    const hostile = ['a "', 'a\0b', '('.repeat(50), 'echo "$(a)"\n'.repeat(500), '\ud800'];
    assert.equal((await lint(...hostile)).length, hostile.length);
  });

  test('finds nothing in the content', async () => {
    const { catalog } = readContent();
    assert.deepEqual(
      await shellcheck.run(catalog, { ...NO_TOOLS, lintShell: (scripts) => lint(...scripts) }),
      [],
    );
  });
});
