import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bodyOf, frontMatterOf, parsePage } from '#io/page.ts';

describe('The front matter of a page', () => {
  test('stands between two lines of dashes', () => {
    const text = '---\ntitle: A\ncode: B\n---\n\n## C\n';
    assert.deepEqual(frontMatterOf(text), { yaml: 'title: A\ncode: B', firstLine: 2 });
    assert.equal(bodyOf(text), '\n## C\n');
  });

  test('may be written on Windows', () => {
    const text = '---\r\ntitle: A\r\n---\r\n\r\n## C\r\n';
    assert.deepEqual(frontMatterOf(text), { yaml: 'title: A', firstLine: 2 });
    assert.equal(bodyOf(text), '\n## C\n');
  });

  test('may be empty, and may be all there is', () => {
    assert.deepEqual(frontMatterOf('---\n---\n\ntext\n\n---\n'), { yaml: '', firstLine: 2 });
    assert.equal(bodyOf('---\n---\n\ntext\n\n---\n'), '\ntext\n\n---\n');
    assert.equal(bodyOf('---\ntitle: A\n---'), '');
  });

  test('may hold dashes in its values', () => {
    const text = '---\ntitle: A ---\nsummary: B---\n---\ntext\n';
    assert.deepEqual(frontMatterOf(text)?.yaml, 'title: A ---\nsummary: B---');
    assert.equal(bodyOf(text), 'text\n');
  });

  test('ends at the first such line: a rule in the text is not its end', () => {
    assert.equal(bodyOf('---\na: 1\n---\none\n\n---\n\ntwo\n'), 'one\n\n---\n\ntwo\n');
  });

  test('is missing where the file starts otherwise or it never ends', () => {
    for (const text of ['', '## A\n', '\n---\na: 1\n---\n', '---\na: 1\n', '--- \na: 1\n---\n'])
      assert.equal(frontMatterOf(text), undefined, JSON.stringify(text));
  });
});

describe('A page that MDX refuses', () => {
  const front = '---\ntitle: A\n---\n\n## A {#a}\n\n';
  const said = (text: string) =>
    parsePage(text, 'x.mdx').findings.map(({ line, message }) => `${line} ${message}`);

  test('gives one finding with file, line and mend, and no outline', () => {
    const page = parsePage(`${front}<Step id="a" do="b">\n\ntext\n`, 'x.mdx');
    assert.deepEqual(page, {
      findings: [
        {
          level: 'error',
          check: 'mdx',
          file: 'x.mdx',
          line: 7,
          message: 'Broken MDX: Expected a closing tag for `<Step>`.',
          mend: 'Close every tag you open. Write `{`, `}` and `<` of prose between backticks.',
        },
      ],
    });
  });

  test('at the line of the tag, not of the end', () => {
    assert.deepEqual(said(`${front}<Step id="a" do="b">\n\n<Expect>c</Step>\n`), [
      '9 Broken MDX: Unexpected closing tag `</Step>`, expected corresponding closing tag for `<Expect>`.',
    ]);
    assert.deepEqual(said(`${front}a\n\n</Step>\n`), [
      '9 Broken MDX: Unexpected closing tag `</Step>`, expected an open tag first.',
    ]);
  });

  test('for a brace or an angle in prose', () => {
    assert.deepEqual(said(`${front}a\n\nmore { than\n`).length, 1);
    assert.match(said(`${front}a\n\nmore { than\n`)[0] ?? '', /^9 Broken MDX: .*`\{`/);
    assert.match(said(`${front}a\n\nless <5\n`)[0] ?? '', /^9 Broken MDX: .*`<`/);
  });

  test('at the same line on Windows', () => {
    const text = `${front}a\n\n</Step>\n`;
    assert.deepEqual(said(text.replaceAll('\n', '\r\n')), said(text));
  });
});

describe('A page written on Windows', () => {
  test('has the same outline: no line end goes into a command', () => {
    const text = '---\ntitle: A\n---\n\n## A {#a}\n\n```bash title="T"\none\n\ntwo\n```\n';
    const [unix, windows] = [parsePage(text, 'x'), parsePage(text.replaceAll('\n', '\r\n'), 'x')];
    assert.deepEqual(windows, unix);
    assert.equal(windows.outline?.phases[0]?.blocks[0]?.code, 'one\n\ntwo');
  });
});
