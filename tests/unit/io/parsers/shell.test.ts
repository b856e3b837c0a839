import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseShell } from '#io/parsers/shell.ts';

describe('Shell is read', () => {
  for (const code of [
    '',
    '# a comment',
    'kubectl get pods | grep -v Running && echo done',
    'for pod in a b; do\n  echo "$pod"\ndone',
    'cat <<EOF\nhi\nEOF',
    'diff <(sort a) <(sort b)',
    'echo {{pod}}',
    "psql <<'SQL'\nSELECT 'it''s';\nSQL",
  ])
    test(JSON.stringify(code), async () => assert.deepEqual(await parseShell(code), []));
});

describe('Broken shell is found at its line', () => {
  const cases: Record<string, [line: number, message: RegExp]> = {
    'date\necho "open': [2, /closing quote/],
    'date\na || | b': [2, /must be followed by a statement/],
    'if true; then\n  date': [1, /must end with `fi`/],
    'date\n\ncat <<EOF\nhi\n EOF': [3, /unclosed here-document `EOF`/],
    'echo $(date': [1, /without matching/],
    'date\ndone': [2, /`done`/],
  };
  for (const [code, [line, message]] of Object.entries(cases)) {
    test(JSON.stringify(code), async () => {
      const [fault, ...more] = await parseShell(code);
      assert.equal(fault?.line, line);
      assert.match(fault?.message ?? '', message);
      assert.deepEqual(more, []);
    });
  }
});
