import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shellcheck as check } from '#checks/shellcheck.ts';
import { fence, parameter, problemsUsing } from '#tests/small-catalog.ts';

const body = `${fence('kubectl logs {{pod}}')}\n${fence('SELECT 1', 'sql')}\n${fence('date\nrm $file')}`;
const parts = { body, parameters: [parameter('pod')] };

test('Where shellcheck is not installed nothing is found', async () => {
  assert.deepEqual(await problemsUsing({}, check, parts), []);
});

test('It gets every shell command with its examples, and its findings stand at their lines', async () => {
  const given: string[] = [];
  const lintShell = async (scripts: readonly string[]) => {
    given.push(...scripts);
    return scripts.map((script) =>
      script.includes('$file') ? [{ line: 2, message: 'SC2086: Double quote it' }] : [],
    );
  };
  assert.deepEqual(await problemsUsing({ lintShell }, check, parts), [
    ['SC2086: Double quote it.', 'rm $file'],
  ]);
  assert.deepEqual(given, ['kubectl logs web-0', 'date\nrm $file']);
});

test('It does not get what cannot be parsed', async () => {
  const given: string[] = [];
  const lintShell = async (scripts: readonly string[]) => {
    given.push(...scripts);
    return [];
  };
  const bash = (code: string) => (code.includes('open') ? [{ line: 1, message: 'open' }] : []);
  const body = fence('echo "open') + fence('date');
  await problemsUsing({ lintShell, parsers: { bash } }, check, { body });
  assert.deepEqual(given, ['date']);
});
