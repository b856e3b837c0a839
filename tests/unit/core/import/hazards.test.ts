import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blocksOf } from '#core/outline.ts';
import { parsePage } from '#io/page.ts';
import { importText, lostWords } from '#tests/importing.ts';

/** Imports a page, which must be MDX that is text alone, with every word. */
async function sound(source: string) {
  const { page, mdx, body } = await importText(source);
  const { outline, findings } = parsePage(mdx, 'page.mdx');
  assert.deepEqual(findings, [], mdx);
  assert.deepEqual(outline?.scripts, [], mdx);
  assert.deepEqual(
    outline?.elements.filter(({ name }) => !['Step', 'Expect', 'IfNot', 'Note', 'Caution'].includes(name)),
    [],
    mdx,
  );
  assert.deepEqual(lostWords(source, page), {}, mdx);
  return { page, mdx, body, outline };
}

describe('What MDX would read as code is text:', () => {
  for (const text of [
    'Set {a: 1} and {b}.',
    'a < b, a <b, a<b> and </c>.',
    'import x from "y"',
    'export const x = 1',
    'export the data',
    'imports are fine',
    '- import x',
    '> export y',
    '<https://example.com/a_b_c>',
    'See https://example.com/x?a=b&c=d and www.example.com.',
    'See http://example.com/plain.',
    '<!-- hidden -->Shown.',
    'A line<br>broken<br/>twice.',
    '<div align="center"><b>Bold</b> <kbd>Ctrl</kbd></div>',
    'Use <namespace> and <pod-name>.',
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)" alt="A dog">',
    '<a href="https://example.com">there</a>',
    '{{< figure src="x.png" >}}',
    '{% include x.html %}',
    '`{code}` and ``a ` b``',
    '\\{escaped\\} \\<b>',
    '&lt;div&gt; &amp; &copy;',
    '$x^2$ and ~~gone~~ and H~2~O',
    '[a](<b c> "t") ![img](x.png)',
    '[a]: https://example.com/a\n\n[a] and [b][a] and [none][x]',
    'Text[^1]\n\n[^1]: Note with `code`.',
    '| a | {b} |\n|---|---|\n| <c> | `d|e` |',
    '***bold* mix** _x_ __y__',
    'Line one\\\nline two  \nline three',
    '# Another title\n\n# And another',
    '<details>\n<summary>Sum</summary>\n\n- a\n\n</details>',
    '<table><tr><td>cell</td></tr></table>',
    '<pre>\n  raw text\n</pre>',
    '```\nunclosed fence',
    '~~~~ {.bash linenos=true}\nls -l\n~~~~',
    '    indented <code>\n    block',
    'Setext\n======\n\nSub\n---\n\ntext',
    '* a\n\n  b\n\n      code\n* c',
    '1) one\n2) two',
    '- [ ] todo\n- [x] done',
    'Step <Step id="x" do="y"> in text',
    '</Step>',
    '{/* comment */}',
    'x {#id}',
  ])
    test(JSON.stringify(text), async () => {
      await sound(`# Page\n\n## Diagnosis\n\n${text}\n`);
      await sound(text);
    });
});

describe('Boxes and tabs of other sites', () => {
  const body = async (text: string) => (await sound(`# Page\n\n## Diagnosis\n\n${text}\n`)).body;

  test('become notes and cautions', async () => {
    for (const text of [
      '!!! warning "Mind"\n    The gap.',
      ':::warning Mind\n\nThe gap.\n\n:::',
      ':::warning[Mind]\nThe gap.\n:::',
      '{{< hint warning "Mind" >}}\nThe gap.\n{{< /hint >}}',
      '{{% notice warning "Mind" %}}\nThe gap.\n{{% /notice %}}',
      '??? warning "Mind"\n    The gap.',
    ])
      assert.match(await body(text), /<Caution>\n\n\*\*Mind\*\*\n\nThe gap\.\n\n<\/Caution>/, text);
    assert.match(await body('> [!NOTE]\n> The gap.'), /<Note>\n\nThe gap\.\n\n<\/Note>/);
  });

  test('hold steps where they held commands, in no box', async () => {
    for (const text of [
      '=== "Docker"\n    ```bash\n    docker ps\n    ```\n\n=== "Kubernetes"\n    ```bash\n    kubectl get pods\n    ```',
      '{{< tabs >}}\n{{< tab "Docker" >}}\n```bash\ndocker ps\n```\n{{< /tab >}}\n{{< tab "Kubernetes" >}}\n```bash\nkubectl get pods\n```\n{{< /tab >}}\n{{< /tabs >}}',
      '<Tabs>\n<TabItem value="Docker">\n\n```bash\ndocker ps\n```\n\n</TabItem>\n<TabItem value="Kubernetes">\n\n```bash\nkubectl get pods\n```\n\n</TabItem>\n</Tabs>',
    ]) {
      const found = await body(text);
      assert.match(found, /\*\*Docker\*\*\n\n<Step id="run-docker-ps"/, text);
      assert.match(found, /\*\*Kubernetes\*\*\n\n<Step id="run-kubectl-get-pods"/, text);
    }
  });

  test('that are never closed lose nothing', async () => {
    await body(':::note\nText\n\n- a');
    await body('{{< hint >}}\nText');
    await body('{{< /hint >}}');
  });

  test('in a fence are code', async () => {
    assert.match(await body('```text\n:::note\n<b>x</b>\n:::\n```'), /:::note\n<b>x<\/b>\n:::/);
  });
});

test('Whatever the text, the page is sound and loses no word', async () => {
  const piece = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'word',
        'two words',
        'Check this:',
        'You should see it.',
        'kubectl get pods',
        '$ df -h',
        '<ns>',
        '$POD',
        '{x}',
        '{{x}}',
        '{{ .x }}',
        '`code`',
        '**b**',
        '[l](x.md)',
        '[l](#a)',
        '![i](i.png)',
        '<b>',
        '</b>',
        '<!--',
        '-->',
        '<br>',
        '|',
        '---',
        '===',
        '```',
        '```bash',
        '~~~',
        '> ',
        '- ',
        '1. ',
        '# ',
        '## Impact',
        '### Part',
        '    ',
        '\t',
        ':::note',
        ':::',
        '!!! tip',
        '{{< tab >}}',
        '{{% /tab %}}',
        '[^1]',
        '[^1]: x',
        '[r]: y',
        '\\',
        '&amp;',
        'é',
        '日本',
        '*',
        '_',
        '<',
        '>',
        '{',
        '}',
        '"',
        'import a',
        'export b',
      ),
    },
    // Without the marks that may stand within a word: `0`1 is two words there and one in a title.
    fc.string({ maxLength: 8 }).map((text) => text.replace(/[`*_~[\]]/g, '')),
  );
  const line = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' '));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 14 }), async (lines) => {
      await sound(lines.join('\n').replace(/[\r\0]/g, ''));
    }),
    { numRuns: 300 },
  );
});

test('A block keeps its lines to the letter, whatever stands in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), { minLength: 1, maxLength: 6 }),
      async (lines) => {
        const code = lines.map((line) => line.replaceAll('`', '')).join('\n');
        const { outline } = await sound(`# P\n\n## Diagnosis\n\n\`\`\`ruby\n${code}\n\`\`\`\n`);
        const [block] = outline === undefined ? [] : blocksOf(outline);
        const expected = code.replace(/^\n+|\s+$/g, '');
        const least = Math.min(
          ...expected
            .split('\n')
            .filter((line) => line.trim())
            .map((line) => /^ */.exec(line)?.[0].length ?? 0),
        );
        const plain = expected
          .split('\n')
          .map((line) => line.slice(Math.min(least, /^ */.exec(line)?.[0].length ?? 0)))
          .join('\n');
        assert.equal((block?.code ?? '').trim(), plain.trim());
      },
    ),
    { numRuns: 60 },
  );
});
