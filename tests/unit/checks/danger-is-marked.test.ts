import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dangerIsMarked as check } from '#checks/danger-is-marked.ts';
import { catalogWith, lineOfText, NO_TOOLS, replacing } from '#tests/content.ts';
import { fence, parameter, problemsOf } from '#tests/small-catalog.ts';

const problems = (code: string, info = 'bash') => problemsOf(check, { body: fence(code, info) });
const says = (text: string) => `\`${text}\` destroys something, and nobody is asked.`;

describe('A block that destroys', () => {
  test('says what, in the small content', () => {
    assert.deepEqual(check.run(catalogWith(), NO_TOOLS), []);
  });

  test('and does not say so is found at the line of the command', () => {
    const file = 'content/runbooks/shop/api-down.mdx';
    const danger = ' danger="empties the cache; pages are slow for an hour"';
    const changes = {
      [file]: (text: string) =>
        replacing('redis-cli flushall', 'date\nredis-cli flushall')(replacing(danger, '')(text)),
    };
    assert.deepEqual(check.run(catalogWith(changes), NO_TOOLS), [
      {
        file,
        line: lineOfText(file, 'redis-cli flushall', changes),
        message: says('redis-cli flushall'),
        mend: 'Add `danger="what it destroys"` to the fence.',
      },
    ]);
  });

  test('in shell, in what it runs, and in SQL', () => {
    for (const [code, text] of Object.entries({
      'rm -rf /srv/cache': 'rm -r',
      "kubectl exec web-0 -- sh -c 'rm -r /srv/cache'": 'rm -r',
      'psql -c "DROP TABLE runs"': 'DROP TABLE',
      'echo "$(kubectl delete pod web-0)"': 'kubectl delete',
      'date || { docker volume rm data; }': 'docker volume rm',
    }))
      assert.deepEqual(problems(code), [[says(text), code]]);
    assert.deepEqual(problems('SELECT 1;\nDELETE FROM runs;', 'sql'), [
      [says('DELETE FROM runs'), 'DELETE FROM runs;'],
    ]);
    assert.deepEqual(problems("psql <<'SQL'\nSELECT 1;\nTRUNCATE runs;\nSQL"), [
      [says('TRUNCATE'), 'TRUNCATE runs;'],
    ]);
  });

  test('is one finding, whatever else it destroys', () => {
    assert.equal(problems('rm -r a\nrm -r b').length, 1);
  });

  test('with a parameter', () => {
    const body = fence('kubectl -n {{namespace}} delete pod {{pod}}');
    const parameters = [parameter('namespace'), parameter('pod')];
    assert.equal(problemsOf(check, { body, parameters }).length, 1);
  });

  test('is right once it is marked', () => {
    assert.deepEqual(problems('rm -r a', 'bash danger="the folder a"'), []);
    assert.deepEqual(problems('DROP TABLE a', 'sql danger="the table a"'), []);
  });
});

test('A quick command cannot be marked, so it destroys nothing', () => {
  const service = { commands: [{ id: 'a', title: 'A', code: 'date\nrm -r a', expect: '1' }] };
  assert.deepEqual(problemsOf(check, { service }), [[says('rm -r'), 'rm -r a']]);
});

test('What is printed, and other languages, destroy nothing', () => {
  assert.deepEqual(problems('rm -r a', 'bash output'), []);
  assert.deepEqual(problems('rm -r a', 'text'), []);
  assert.deepEqual(problems('echo "rm -r a"'), []);
});
