import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameFrom, ParameterList } from '#core/import/placeholders.ts';
import { checkValue } from '#core/parameters.ts';
import { importText } from '#tests/importing.ts';

const replace = (code: string, page: string[] = [code]) =>
  new ParameterList(page, 14).replaceIn(code, true).code;

describe('A placeholder of somebody else becomes a parameter:', () => {
  for (const [was, now] of [
    ['kubectl -n <namespace> get pods', 'kubectl -n {{namespace}} get pods'],
    ['kubectl -n $NAMESPACE get pods', 'kubectl -n {{namespace}} get pods'],
    [`kubectl logs "\${POD_NAME}"`, 'kubectl logs "{{pod}}"'],
    ['kubectl logs <my-pod>', 'kubectl logs {{pod}}'],
    ['up{instance="<value of instance label from alert>"}', 'up{instance="{{instance}}"}'],
    ['kubectl get pod {{ $labels.pod }}', 'kubectl get pod {{pod}}'],
    ['ssh <NODE_NAME>', 'ssh {{node}}'],
  ] as const)
    test(was, () => assert.equal(replace(was), now));
});

describe('What is none stays:', () => {
  for (const code of [
    'echo $HOME $PATH',
    'curl -H "Authorization: $TOKEN"',
    'cat <<EOF',
    'diff <(a) <(b)',
    "awk '{print $NF}'",
    "echo '$NAMESPACE'",
    'echo \\$NAMESPACE',
    'NAMESPACE=web; kubectl -n $NAMESPACE get pods',
    'for POD in a b; do echo "$POD"; done',
    'a < b > c',
    `echo \${POD:-none}`,
  ])
    test(code, () => assert.equal(replace(code), code));

  test('a variable that another block of the page sets', () => {
    assert.equal(
      replace('kubectl logs $POD', ['POD=$(kubectl get pods -o name)', 'kubectl logs $POD']),
      'kubectl logs $POD',
    );
  });

  test('an action of a Go template, written so that it is none of ours', () => {
    assert.equal(
      replace('-o go-template={{range .items}}x{{end}}'),
      '-o go-template={{range .items}}x{{ end }}',
    );
  });
});

test('A line that only names a placeholder goes, and its variable is the parameter', async () => {
  const { body, page } = await importText(
    "# X\n\n## Diagnosis\n\n```bash\n$ NODE='<value of instance label from alert>'\n$ ping $NODE\n```\n",
  );
  assert.match(body, /```bash\nping \{\{instance\}\}\n```/);
  assert.equal(
    page.notes.some(({ text }) => text === "$ NODE='<value of instance label from alert>'"),
    true,
  );
});

test('Every example fits its type', () => {
  const names =
    'namespace pod node container instance mountpoint device port pid since database metric job uuid trace_id anything'.split(
      ' ',
    );
  const list = new ParameterList([], 20);
  list.replaceIn(names.map((name) => `<${name}>`).join(' '), true);
  assert.deepEqual(
    list.parameters.map(({ name }) => name),
    names,
  );
  for (const parameter of list.parameters)
    assert.deepEqual(checkValue(parameter, parameter.example), { ok: true }, parameter.name);
});

test('Names are names, whatever the words', () => {
  for (const words of [
    'the name of your pod',
    '123',
    '日本',
    'A'.repeat(80),
    'a.b/c:d',
    'value of the label',
    '-',
  ])
    assert.match(nameFrom(words, 'x'), /^[a-z][a-z0-9_]{0,39}$|^$/, words);
});

test('No page has more parameters than a link has room for', async () => {
  const command = Array.from({ length: 20 }, (_, index) => `<thing${index}>`).join(' ');
  const { page } = await importText(`# X\n\n## Diagnosis\n\n\`\`\`bash\nls ${command}\n\`\`\`\n`);
  assert.equal((page.matter.parameters?.length ?? 0) <= 14, true);
});
