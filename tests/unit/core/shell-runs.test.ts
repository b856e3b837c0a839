import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findRuns } from '#core/shell-runs.ts';

const namesOf = (code: string) => findRuns(code).runs.map(({ words }) => words[0]?.text);

describe('Shell code starts these programs', () => {
  const cases: Record<string, string[]> = {
    'A=1 B=2 a b': ['a'],
    'if ! a; then b; fi': ['a', 'b'],
    'sudo -u x env A=1 nice -n 5 a': ['sudo', 'env', 'nice', 'a'],
    'timeout -k 5 10 a': ['timeout', 'a'],
    'xargs -0 -n 1 a': ['xargs', 'a'],
    "sh -c 'a; b | c'": ['sh', 'a', 'b', 'c'],
    'kubectl exec -n x pod -- bash -lc "psql -c \'select 1\'"': ['kubectl', 'bash', 'psql'],
    'ssh -p 22 host a b': ['ssh', 'a'],
    'bash -x script.sh a': ['bash', 'script.sh'],
    'bash <<EOF\na\nEOF': ['bash', 'a'],
    'cat <<EOF\na\nEOF': ['cat'],
    'find . -exec a {} \\; -print': ['find', 'a'],
    'docker compose exec -u x web a': ['docker', 'a'],
    '. a.sh': ['.', 'a.sh'],
    "python3 -c 'print(1)'": ['python3'],
    'sudo -- a': ['sudo', 'a'],
    'sudo --user x a': ['sudo', 'a'],
    'sudo --user=x a': ['sudo', 'a'],
    'docker exec -it --workdir /x web a b': ['docker', 'a'],
    'docker run --rm -it -v /a:/b --name x image a b': ['docker', 'a'],
    'docker run --rm image': ['docker'],
    'docker compose run --rm -e A=b web a': ['docker', 'a'],
    'kubectl exec pod -c web a b': ['kubectl', 'a'],
    'kubectl get pods -n x': ['kubectl'],
    "fly ssh console -C 'a b'": ['fly', 'a'],
    "fly ssh console --command='a b'": ['fly', 'a'],
    "flyctl ssh console -a app -C 'a; b'": ['flyctl', 'a', 'b'],
    'heroku run -a shop a': ['heroku', 'a'],
    'nomad alloc exec -task t 1234 a': ['nomad', 'a'],
    'timeout --kill-after 5 10 a': ['timeout', 'a'],
    "watch -d 'a | b'": ['watch', 'a', 'b'],
    'op run -- a': ['op', 'a'],
    'mosh host -- a': ['mosh', 'a'],
    'A=1': [],
    sudo: ['sudo'],
    constructor: ['constructor'],
  };
  for (const [code, names] of Object.entries(cases)) {
    test(code, () => assert.deepEqual(namesOf(code), names));
  }

  test('nested code keeps its place', () => {
    const code = "date\nsh -c 'a; b'";
    const offsets = findRuns(code).runs.map(({ words }) => words[0]?.offset);
    assert.deepEqual(offsets.slice(0, 3), [0, 5, 11]);
  });
});
