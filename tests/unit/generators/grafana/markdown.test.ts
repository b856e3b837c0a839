import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markdownBlock, markdownLink, markdownTable, markdownText } from '#generators/grafana/markdown.ts';

describe('Markdown for Grafana', () => {
  test('shows text as it was written, code between backticks', () => {
    assert.equal(
      markdownText('Jobs in `my_queue | x`: 5 * 3 < 20 & [a](b) _c_ ~d~ | e\\'),
      'Jobs in `my_queue | x`: 5 \\* 3 &lt; 20 &amp; \\[a\\](b) \\_c\\_ \\~d\\~ \\| e\\\\',
    );
  });

  test('takes a single backtick for itself', () => {
    assert.equal(markdownText('a ` b_c'), 'a \\` b\\_c');
  });

  test('links to an address with parentheses', () => {
    assert.equal(markdownLink('a [b]', 'https://x/(y)'), '[a \\[b\\]](https://x/%28y%29)');
  });

  test('fences a command that has a fence in it', () => {
    assert.equal(markdownBlock('echo "```"\n', 'bash'), '````bash\necho "```"\n````');
  });

  test('writes tables', () => {
    assert.equal(markdownTable(['A', 'B'], [['1', '2']]), '| A | B |\n| --- | --- |\n| 1 | 2 |');
    const bars = markdownTable(['A'], [[markdownText('`a | b` | c')]]);
    assert.equal(bars.split('\n').at(-1), '| `a \\| b` \\| c |');
  });
});
