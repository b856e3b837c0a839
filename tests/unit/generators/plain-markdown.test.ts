import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainMarkdown } from '#generators/plain-markdown.ts';

const plain = (...lines: string[]) =>
  plainMarkdown(lines.join('\n'), { url: 'https://e.example', base: '/x' });

describe('A page as plain Markdown', () => {
  test('has steps as headings with their anchors', () => {
    assert.equal(
      plain('<Step id="a" do="Look">', '', 'text', '', '</Step>', '', 'more'),
      '### Look {#a}\n\ntext\n\nmore\n',
    );
  });

  test('has steps whose attributes stand on lines of their own or hold an angle', () => {
    assert.equal(
      plain('<Step', '  do="If a > b"', '  id="a"', '>', '', 'x', '</Step>'),
      '### If a > b {#a}\n\nx\n',
    );
  });

  test('has Expect, If not, Caution and Note as labels', () => {
    assert.equal(
      plain(
        '<Caution>Slowly.</Caution>',
        '<Expect>`ok`.</Expect>',
        '<IfNot>Call.</IfNot>',
        '<Note>Later.</Note>',
      ),
      '**Caution:** Slowly.\n\n**Expect:** `ok`.\n\n**If not:** Call.\n\n**Note:** Later.\n',
    );
  });

  test('says where to go on', () => {
    assert.equal(plain('<IfNot goto="#b">Red.</IfNot>'), '**If not:** Red. Go on at #b.\n');
    assert.equal(
      plain('<IfNot goto="/runbooks/a/b/#c">Red.</IfNot>'),
      '**If not:** Red. Go on at https://e.example/x/runbooks/a/b/#c.\n',
    );
    assert.equal(
      plain('<IfNot goto="https://s.example/">Red.</IfNot>', '<IfNot>Blue.</IfNot>'),
      '**If not:** Red. Go on at https://s.example/.\n\n**If not:** Blue.\n',
    );
  });

  test('has elements that take several lines, with blocks in them', () => {
    assert.equal(
      plain(
        '<IfNot goto="#b">',
        'Two',
        'lines.',
        '</IfNot>',
        '',
        '<Note>',
        '',
        '```bash',
        'ls',
        '```',
        '',
        '</Note>',
      ),
      '**If not:**\nTwo\nlines. Go on at #b.\n\n**Note:**\n\n```bash\nls\n```\n',
    );
  });

  test('has blocks to the letter', () => {
    const block = [
      '```bash title="T" danger="a > b"',
      'echo "<Step id=1>" </Expect>  ',
      '',
      '',
      '',
      '[a](/b/) `x',
      '```',
    ].join('\n');
    assert.equal(plain('before', '', block, '', 'behind'), `before\n\n${block}\n\nbehind\n`);
  });

  test('has blocks in blocks, in lists, and one that never ends, to the letter', () => {
    const nested = '````mdx\n```bash\n<Step id="a" do="b">\n```\n<Note>\n````';
    assert.equal(plain(nested, '', '<Note>x</Note>'), `${nested}\n\n**Note:** x\n`);
    const tildes = '~~~text\n```\n[a](/b/)\n~~~';
    assert.equal(plain(tildes, '', '[a](/b/)'), `${tildes}\n\n[a](https://e.example/x/b/)\n`);
    const inList = '- item\n\n  ```bash\n  cat </Expect\n  ```';
    assert.equal(plain(inList), `${inList}\n`);
    const endless = '```text\n<Note>\n[a](/b/)';
    assert.equal(plain(endless), `${endless}\n`);
  });

  test('has code in a line to the letter', () => {
    const text = 'Write `<Note>` or ``a ` [x](/y/)`` and `[a](/b/)`.';
    assert.equal(plain(text), `${text}\n`);
  });

  test('has links that lead home from anywhere', () => {
    assert.equal(
      plain(
        '[a](/b/#c) [`d`](/e/ "t") ![f](/g.png) [h][i] [j](#k) [l](https://m.example/n/)',
        '',
        '[i]: /o/',
      ),
      '[a](https://e.example/x/b/#c) [`d`](https://e.example/x/e/ "t") ![f](https://e.example/x/g.png) [h][i] [j](#k) [l](https://m.example/n/)\n\n[i]: https://e.example/x/o/\n',
    );
  });
});
