import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { escapeText, linkTo, plainText, webAddress } from '#generators/slack/mrkdwn.ts';

/** `<`, `>`, and `&` that begins no entity. */
const RE_LIVE = /[<>]|&(?!(?:amp|lt|gt);)/;

describe('Foreign text in a message', () => {
  test('calls nobody and links nowhere', () => {
    assert.equal(
      escapeText('<!channel> <@U1> <https://evil.example|ok> & &amp;', 200),
      '&lt;!channel&gt; &lt;@U1&gt; &lt;https://evil.example|ok&gt; &amp; &amp;amp;',
    );
    assert.equal(plainText('<!channel> & co', 50), '‹!channel› ＆ co');
  });

  test('stays on its line and hides nothing', () => {
    assert.equal(escapeText('two\nlines\r\n\there', 50), 'two lines here');
    assert.equal(escapeText('a\u202eb\u200bc\u0000\u001b[31m', 80), 'a\\u{202e}b\\u{200b}c\\u{0}\\u{1b}[31m');
  });

  test('is cut at a character, never inside of an entity', () => {
    assert.equal(escapeText('a&b&c', 8), 'a&amp;b…');
    assert.equal(escapeText('a&b&c', 13), 'a&amp;b&amp;c');
    assert.equal(escapeText('😀😀😀', 5), '😀😀…');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const escaped = escapeText(text, most);
        assert.doesNotMatch(escaped, RE_LIVE);
        assert.equal(escaped.length <= most && escaped.isWellFormed(), true);
        assert.equal(plainText(text, most).length <= most, true);
      }),
    );
  });
});

describe('A link in a message', () => {
  test('ends where it ends, whatever its text and its address hold', () => {
    assert.equal(
      linkTo('https://a.example/?x=1&y=2#z', 'a|b>c', 50),
      '<https://a.example/?x=1&amp;y=2#z|a¦b&gt;c>',
    );
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true }),
        fc.string({ unit: 'binary' }),
        fc.string(),
        (url, text, tail) => {
          const link = linkTo(url + tail, text, 100);
          assert.match(link, /^<[^<>|\s]*\|[^<>|\n]*>$/);
        },
      ),
    );
  });
});

test('An address counts when it is of the web, of a host that Slack shows, and says where it leads', () => {
  assert.equal(webAddress('HTTPS://A.example/x y'), 'https://a.example/x%20y');
  for (const bad of [
    undefined,
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example/',
    'slack://open',
    '//a.example/',
    'https://',
    'http://prometheus-0:9090/graph',
    'https://bank.example@evil.example/',
    ' https://a.example/',
  ])
    assert.equal(webAddress(bad), undefined, bad);
});
