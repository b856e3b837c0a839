import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goQueryEscape } from '#core/go-query.ts';

test('a value is written as url.QueryEscape of Go writes it', () => {
  assert.equal(goQueryEscape('azAZ09-_.~'), 'azAZ09-_.~');
  assert.equal(goQueryEscape('a b+c'), 'a+b%2Bc');
  assert.equal(goQueryEscape('%20%7E'), '%2520%257E');
  assert.equal(
    goQueryEscape(`!*'();:@&=$,/?#[]{}|\\^"<>\``),
    '%21%2A%27%28%29%3B%3A%40%26%3D%24%2C%2F%3F%23%5B%5D%7B%7D%7C%5C%5E%22%3C%3E%60',
  );
  assert.equal(goQueryEscape('é日😀\n\u0000'), '%C3%A9%E6%97%A5%F0%9F%98%80%0A%00');
});
