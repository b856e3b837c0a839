import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { importText } from '#tests/importing.ts';

const section = (text: string) => importText(`# Page\n\n## Diagnosis\n\n${text}\n`);
/** Titles of the steps, each with its blocks: the fence's words, then the code. */
async function stepsOf(text: string): Promise<Record<string, string[]>> {
  const { body } = await section(text);
  return Object.fromEntries(
    [...body.matchAll(/<Step id="[^"]*" do="([^"]*)">([\s\S]*?)<\/Step>/g)].map(
      ([, title = '', inner = '']) => [
        title,
        [...inner.matchAll(/^```(.*)\n([\s\S]*?)\n```$/gm)].map(([, words, code]) => `${words}: ${code}`),
      ],
    ),
  );
}
const fence = (language: string, ...lines: string[]) => [`\`\`\`${language}`, ...lines, '```'].join('\n');

describe('A session', () => {
  test('is split into its commands and what each prints', async () => {
    const text = fence(
      'console',
      '$ kubectl get pods',
      'NAME    READY',
      'web-0   0/1',
      '$ kubectl get nodes',
    );
    assert.deepEqual(await stepsOf(text), {
      'Run kubectl get pods': ['bash: kubectl get pods', 'text output: NAME    READY\nweb-0   0/1'],
      'Run kubectl get nodes': ['bash: kubectl get nodes'],
    });
  });

  for (const prompt of [
    '$ ',
    '  $ ',
    '% ',
    '[root@node ~]# ',
    'root@host:/var# ',
    'me@laptop:~/x$ ',
    'sh-4.4# ',
    'PS C:\\> ',
  ])
    test(`loses the prompt \`${prompt}\``, async () => {
      assert.deepEqual(await stepsOf(fence('shell', `${prompt}df -h`)), { 'Run df': ['bash: df -h'] });
    });

  test('loses the prompt of root where a program follows, and keeps a comment', async () => {
    assert.deepEqual(await stepsOf(fence('bash', '# systemctl status web', '# Sizes matter', '# df -h')), {
      'Run systemctl status web': ['bash: systemctl status web'],
      'Run df': ['bash: # Sizes matter\ndf -h'],
    });
  });

  test('keeps lines together that are one command', async () => {
    const loop = ['for f in a b; do', '  cat "$f"', 'done'];
    assert.deepEqual(await stepsOf(fence('sh', ...loop)), {
      'Run the command': [`bash: ${loop.join('\n')}`],
    });
    assert.deepEqual(await stepsOf(fence('sh', '$ kubectl get pods \\', '>   --all-namespaces')), {
      'Run kubectl get pods': ['bash: kubectl get pods \\\n  --all-namespaces'],
    });
    const heredoc = ['cat <<EOF', 'a: b', 'EOF'];
    assert.deepEqual(Object.values(await stepsOf(fence('sh', ...heredoc))), [
      [`bash: ${heredoc.join('\n')}`],
    ]);
    assert.deepEqual(await stepsOf(fence('sh', 'cd /srv', 'export A=b', 'make')), {
      'Run cd /srv': ['bash: cd /srv\nexport A=b\nmake'],
    });
  });

  test('without prompts is split by its commands, a comment above is the title', async () => {
    assert.deepEqual(
      await stepsOf(fence('bash', '# Check pods', 'kubectl get pods', '', 'kubectl get nodes')),
      {
        'Check pods': ['bash: kubectl get pods'],
        'Run kubectl get nodes': ['bash: kubectl get nodes'],
      },
    );
  });

  test('that is none stands as text', async () => {
    const { body } = await section(fence('shell', '...', 'bindAddress: 0.0.0.0:1', '...'));
    assert.match(body, /```text\n\.\.\.\nbindAddress/);
    assert.deepEqual(await stepsOf(fence('bash', 'if true; then')), {});
  });
});

describe('The title of a step', () => {
  const titles = async (lead: string) =>
    Object.keys(await stepsOf(`${lead}\n\n${fence('bash', 'kubectl get pods')}`));

  test('is the sentence that leads to it', async () => {
    assert.deepEqual(await titles('Check the pods:'), ['Check the pods']);
    assert.deepEqual(await titles('Pods may be gone. Check them with the following command:'), [
      'Check them',
    ]);
    assert.deepEqual(await titles('To list the pods, you can run:'), ['List the pods']);
    assert.deepEqual(await titles('Then, run the following command to list pods:'), ['List pods']);
  });

  test('is made from the command where the sentence is none, and then the sentence stays', async () => {
    for (const lead of [
      'For example:',
      'Run the following:',
      'The pods are these:',
      'Check the pods. They may be many.',
      'See [the manual](https://example.com):',
    ]) {
      assert.deepEqual(await titles(lead), ['Run kubectl get pods'], lead);
      const { body } = await section(`${lead}\n\n${fence('bash', 'kubectl get pods')}`);
      assert.equal(body.includes(lead), true, lead);
    }
  });

  test('has at most twelve words, no quotes and no placeholder', async () => {
    const long = 'Check one two three four five six seven eight nine ten eleven twelve:';
    assert.deepEqual(await titles(long), ['Run kubectl get pods']);
    assert.deepEqual(await titles('Check "all" pods:'), ["Check 'all' pods"]);
    assert.deepEqual(await titles('Check the pods of $NAMESPACE:'), ['Run kubectl get pods']);
  });
});

describe('A command in a list', () => {
  test('is a step, the other items stay a list that counts on', async () => {
    const { body } = await section('1. Breathe.\n2. Check pods with `kubectl get pods`.\n3. Go home.');
    assert.match(
      body,
      /1\. Breathe\.\n\n<Step id="check-pods" do="Check pods">\n\n```bash\nkubectl get pods\n```\n\n<\/Step>\n\n3\. Go home\./,
    );
  });

  test('keeps what stands below it', async () => {
    const steps = await stepsOf(
      '1. List pods:\n\n   ```bash\n   kubectl get pods\n   ```\n\n   You should see three.\n',
    );
    assert.deepEqual(Object.keys(steps), ['List pods']);
    const { body } = await section(
      '1. List pods:\n\n   ```bash\n   kubectl get pods\n   ```\n\n   You should see three.\n   Or four.\n',
    );
    assert.match(body, /<Expect>You should see three\. Or four\.<\/Expect>\n\n<\/Step>/);
  });

  test('is left in its sentence where it is none, or one of two', async () => {
    for (const text of [
      '- Read `kubectl`.',
      '- Run `kubectl get pods` or `kubectl get nodes`.',
      '- The field `spec.replicas` is 0.',
    ])
      assert.deepEqual(await stepsOf(text), {}, text);
  });
});

test('A section has at most nine steps; what is more stands as blocks, and is said', async () => {
  const many = Array.from({ length: 12 }, (_, index) => `kubectl get pods -n n${index}`);
  const { body, page } = await section(fence('bash', ...many));
  assert.equal(body.split('<Step').length - 1, 9);
  for (const command of many) assert.equal(body.includes(command), true);
  assert.equal(page.notes.filter(({ message }) => message.startsWith('More commands than')).length, 3);
});

describe('A block', () => {
  test('that destroys asks', async () => {
    const { body, page } = await section(fence('bash', 'kubectl delete pod <pod>'));
    assert.match(body, /```bash danger="Not yet reviewed: whatever kubectl delete takes away\."/);
    assert.equal(
      page.notes.some(({ kind, message }) => kind === 'unsure' && message.includes('destroys')),
      true,
    );
  });

  test('is of the language that its text can be read as', async () => {
    for (const [code, language] of [
      ['SELECT 1 FROM t', 'sql'],
      ['sum(rate(http_requests_total[5m]))', 'promql'],
      ['{"a": 1}', 'json'],
      ['apiVersion: v1\nkind: Pod', 'yaml'],
      ['anything at all', 'text'],
    ] as const) {
      const { body } = await section(fence('', code));
      assert.equal(body.includes(`\`\`\`${language}\n${code}`), true, code);
    }
  });

  test('that is not valid stands as text', async () => {
    const { body, page } = await section(fence('promql', 'sum(rate('));
    assert.match(body, /```text\nsum\(rate\(\n```/);
    assert.equal(
      page.notes.some(({ message }) => message.startsWith('Not valid promql')),
      true,
    );
  });

  test('is written in ASCII, or as lines of code', async () => {
    assert.deepEqual(Object.values(await stepsOf(fence('bash', 'echo “a” – b'))), [['bash: echo "a" - b']]);
    const { body } = await section(fence('bash', 'echo 日本'));
    assert.match(body, /`echo 日本`/);
    assert.equal(body.includes('```'), false);
  });

  test('of output has samples for the addresses of machines, the same for the same on a page', async () => {
    const { body } = await section(
      fence(
        'console',
        '$ kubectl get ep',
        'web 10.55.0.1:80,10.55.0.2:80',
        '$ kubectl get pods',
        'web-0 10.55.0.2',
      ),
    );
    assert.match(body, /web 203\.0\.113\.1:80,203\.0\.113\.2:80/);
    assert.match(body, /web-0 203\.0\.113\.2/);
  });
});
