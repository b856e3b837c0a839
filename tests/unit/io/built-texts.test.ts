import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textOf } from '#io/built-texts.ts';

const lines = (path: string, raw: string) =>
  textOf(path, raw)
    .split('\n')
    .filter((line) => line.trim() !== '');
const html = (body: string) => lines('/a.html', `<!doctype html><html><body>${body}</body></html>`);

describe('A page says', () => {
  test('its text with escapes read, joined where only inline elements cut it, apart where blocks do', () => {
    assert.deepEqual(html('<p>a&#64;<b>b</b>&amp;c</p><div>1</div><div>2</div>'), ['a@b&c', '1', '2']);
  });

  test('its attributes, an element a line, and once more what is percent-encoded', () => {
    assert.deepEqual(html('<a href="mailto:a%40b" data-api-key="x&quot;y" class="c">z</a>'), [
      'z',
      'href="mailto:a%40b" href="mailto:a@b" data-api-key="x"y"',
    ]);
    assert.deepEqual(html('<a href="/%zz">z</a>'), ['z', 'href="/%zz"']);
  });

  test('its comments and scripts, JSON as it is meant', () => {
    assert.deepEqual(html('<!-- a --><script type="application/json">{"a": "b \\"c\\""}</script>'), [
      ' a ',
      '{"a": "b "c""}',
      'type="application/json"',
    ]);
    assert.deepEqual(html(`<p data-values='[{"a": "b\\u0040c"}]'></p>`), ['data-values="[{"a": "b@c"}]"']);
  });
});

test('JSON says its strings as they are meant, broken ones as they stand', () => {
  assert.equal(textOf('/a.json', '{"a": "b\\u0040c \\"d\\"", "e": "\\x"}'), '{"a": "b@c "d"", "e": "\\x"}');
});

test('Anything else says what it is', () => {
  for (const path of ['/a.md', '/llms.txt', '/rules/a.yml', '/a.js'])
    assert.equal(textOf(path, '&#64;<b>'), '&#64;<b>');
});
