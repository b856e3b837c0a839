import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeholdersAreArguments as check } from '#checks/placeholders-are-arguments.ts';
import { fence, problemsOf } from '#tests/small-catalog.ts';

const problems = (code: string, info = 'bash') => problemsOf(check, { body: fence(code, info) });

const COMMANDS = [
  '{{x}}',
  '{{x}} --version',
  './{{x}}.sh',
  '"{{x}}" a',
  'date; {{x}}',
  'date & {{x}}',
  'date && {{x}}',
  'date || {{x}}',
  'date | {{x}}',
  'date\n{{x}}',
  '( {{x}} )',
  '{ {{x}}; }',
  'echo $({{x}} a)',
  'echo "at $({{x}} a)"',
  'echo `date; {{x}} a`',
  'cat <(date; {{x}})',
  'cat <<EOF\n$({{x}})\nEOF',
  '! {{x}}',
  'if true; then {{x}}; fi',
  'if {{x}}; then date; fi',
  'while {{x}}; do date; done',
  'for i in a b; do {{x}}; done',
  'if true; then date; else {{x}}; fi',
  'case a in a) {{x}};; esac',
  'A=1 {{x}}',
  'A={{y}} {{x}}',
  '> out {{x}}',
  'f() { {{x}}; }',
  'sudo {{x}}',
  'sudo -u postgres {{x}}',
  'exec {{x}}',
  'env A=1 {{x}}',
  'time {{x}}',
  'nohup {{x}} &',
  'timeout 5 {{x}}',
  'date | xargs -n 1 {{x}}',
  'find . -name a -exec {{x}} {} +',
  "sh -c '{{x}} a'",
  'bash -lc "date; {{x}}"',
  `kubectl exec web -- sh -c "date | {{x}}"`,
  'kubectl exec web -- {{x}}',
  'docker exec -it web {{x}}',
  'docker compose exec -T web {{x}}',
  'ssh -p 22 host {{x}}',
  "ssh host 'date; {{x}}'",
  'ssh host <<EOF\n{{x}}\nEOF',
  'bash <<EOF\n{{x}}\nEOF',
  'su - postgres -c "{{x}}"',
  'eval "{{x}} a"',
  'watch -n 5 {{x}}',
  "trap '{{x}}' EXIT",
  'bash {{x}}',
  'python3 {{x}}',
  'source {{x}}',
  '. {{x}}',
  '/usr/bin/sudo {{x}}',
];

const ARGUMENTS = [
  'kubectl -n {{x}} get pod {{y}}',
  'kubectl get pod "{{x}}"',
  "psql -h {{x}} -c 'select 1'",
  'A={{x}} date',
  'A={{x}}',
  'date > {{x}}',
  'date # {{x}}',
  'date \\\n  {{x}}',
  'echo "a; {{x}}"',
  "echo 'a | {{x}}'",
  'for i in {{x}} {{y}}; do echo "$i"; done',
  'case {{x}} in a) date;; esac',
  'case $a in {{x}}) date;; esac',
  '[[ -n $a && {{x}} == a ]]',
  'cat <<EOF\n{{x}}\nEOF',
  "cat <<'EOF'\n$({{x}})\nEOF",
  'sudo -u {{x}} date',
  'timeout {{x}} date',
  'xargs -n {{x}} date',
  'ssh {{x}} date',
  'ssh -p {{x}} host date',
  'kubectl exec {{x}} -- date {{y}}',
  'docker exec -u {{x}} web date',
  "sh -c 'date {{x}}'",
  'bash a.sh {{x}}',
  'list=(a {{x}})',
  `echo "\${a:-{{x}}}"`,
  'kubectl get pod -n{{x}}',
  'kubectl get pod --namespace={{x}}',
  'curl https://host/{{x}}?a={{y}}',
];

describe('A value is never a command', () => {
  for (const code of COMMANDS) {
    test(code, () => {
      const found = problems(code);
      assert.equal(found.length, 1, JSON.stringify(found));
      assert.match(found[0]?.[0] ?? '', /^A placeholder stands where a command's name stands/);
      assert.match(found[0]?.[1] ?? '', /\{\{x\}\}/);
    });
  }
});

describe('A value may be an argument', () => {
  for (const code of ARGUMENTS) test(code, () => assert.deepEqual(problems(code), []));

  test('only shell is judged, and only what is copied', () => {
    assert.deepEqual(problems('{{x}}', 'sql'), []);
    assert.deepEqual(problems('{{x}}', 'bash output'), []);
  });
});

describe('A value is no name of an option or a variable', () => {
  test('options', () => {
    for (const code of ['ls -{{x}}', 'ls --{{x}}', 'ls --no-{{x}}=1', 'sudo ls "--{{x}}"'])
      assert.deepEqual(
        problems(code).map(([message]) => message.split(':')[0]),
        ["A placeholder stands in an option's name"],
        code,
      );
  });

  test('variables', () => {
    for (const code of ['export {{x}}=1', 'unset {{x}}', 'read {{x}}'])
      assert.match(problems(code)[0]?.[0] ?? '', /in a variable's name/);
    assert.deepEqual(problems('export A={{x}}'), []);
  });
});
