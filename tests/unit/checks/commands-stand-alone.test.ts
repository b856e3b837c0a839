import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandsStandAlone as check } from '#checks/commands-stand-alone.ts';
import { catalogWith, NO_TOOLS } from '#tests/content.ts';
import { fence, problemsOf } from '#tests/small-catalog.ts';

const problems = (code: string, info = 'bash') => problemsOf(check, { body: fence(code, info) });

describe('Output among commands', () => {
  test('is not in the small content', () => assert.deepEqual(check.run(catalogWith(), NO_TOOLS), []));

  for (const [printed, what] of Object.entries({
    'NAME    READY   STATUS    RESTARTS   AGE': 'the head of a table',
    'CONTAINER ID   IMAGE   COMMAND': 'the head of a table',
    'web-0   1/1     Running   0          5m': 'a line of a table',
    '-------+-------': 'a line of a psql table',
    '(3 rows)': 'a line of a psql table',
    '(1 row)': 'a line of a psql table',
    'deployment.apps/web restarted': 'a status line',
    'pod "web-0" deleted': 'a status line',
    'pod/web-0 condition met': 'a status line',
    PONG: 'a status line',
    OK: 'a status line',
    'UPDATE 3': 'a status line',
    'INSERT 0 1': 'a status line',
    'HTTP/1.1 200 OK': 'a status line',
    'HTTP/2 503': 'a status line',
    '(integer) 5': 'an answer of Redis',
    'error: unable to connect': 'an error message',
    '{"status":"ok"}': 'JSON',
    'total 24': 'a line of a listing',
    'drwxr-xr-x 2 root root 4096 Jan 1 10:00 logs': 'a line of a listing',
  })) {
    test(`${printed}`, () => {
      assert.deepEqual(problems(`date\n${printed}`), [
        [`\`${printed}\` is ${what}, not a command.`, printed],
      ]);
    });
  }

  test('is found in SQL', () => {
    assert.deepEqual(problems('SELECT 1;\n---+---\n(1 row)', 'sql').length, 2);
  });
});

describe('No output is', () => {
  for (const code of [
    'kubectl get pods',
    'for pod in a b; do\n  echo "$pod"\ndone',
    'cat <<\'EOF\'\nNAME    READY   STATUS\nPONG\n{"status":"ok"}\nEOF',
    "psql -c '\nSELECT 1\n---+---\n'",
    'echo a \\\n  OK',
    'FOO=1   BAR=2 env',
    '(cd /srv && ls)',
    '{ date; uptime; }',
    '[ -f a ] && date',
    'true && date',
    '# total 24',
    'kubectl wait \\\n  pod/web-0 --for=delete',
  ])
    test(JSON.stringify(code), () => assert.deepEqual(problems(code), []));

  test('what is marked as output', () => assert.deepEqual(problems('PONG', 'bash output'), []));
  test('what is text', () => assert.deepEqual(problems('PONG', 'text'), []));
  test('a comment in SQL', () => assert.deepEqual(problems('-- rows\nSELECT 1', 'sql'), []));
});
