import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { replacing, saidOf } from '#tests/content.ts';
import { withoutLists } from '#tests/wording.ts';

const said = (from: string, to: string) =>
  withoutLists(saidOf({ 'content/guides/respond.mdx': replacing(from, to) }));

describe('The front matter of a guide', () => {
  test('with a reader whom nobody knows says which was meant', () => {
    assert.deepEqual(said('reader: responder', 'reader: responders'), [
      'content/guides/respond.mdx:4 `reader`: expected one of responder, author, alert-owner, lead, found "responders". Did you mean `responder`? Write one of responder, author, alert-owner, lead.',
    ]);
  });

  test('with a place before the first', () => {
    assert.deepEqual(said('order: 1', 'order: 0'), [
      'content/guides/respond.mdx:5 `order`: expected 1 or more, found 0. Write 1 or more.',
    ]);
  });

  test('with a key of a runbook', () => {
    assert.deepEqual(said('order: 1', 'order: 1\nseverity: SEV1'), [
      'content/guides/respond.mdx:6 Unknown key `severity`. Remove it. Write one of ….',
    ]);
  });
});
