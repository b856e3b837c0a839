import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { externalLinksAnswer as check } from '#checks/outside/external-links-answer.ts';

const url = 'https://vendor.io/docs/';
const places = [
  { file: 'content/guides/a.mdx', line: 7 },
  { file: 'content/guides/b.mdx', line: 9 },
];
const said = (answer: { status?: number; error?: string }, times = 1) =>
  check
    .run([{ url, places: places.slice(0, times) }], [{ url, ...answer }])
    .map(({ level, file, line, message }) => `${level} ${file}:${line} ${message}`);

describe('A link to another site', () => {
  test('is right when it answers', () => {
    for (const status of [200, 204, 304]) assert.deepEqual(said({ status }), [], `${status}`);
  });

  test('is not judged where a program is turned away', () => {
    for (const status of [401, 403, 405, 429]) assert.deepEqual(said({ status }), [], `${status}`);
  });

  test('is a warning when it answers with an error, or not at all', () => {
    assert.deepEqual(said({ status: 404 }), [`warning content/guides/a.mdx:7 \`${url}\` answers 404.`]);
    assert.deepEqual(said({ status: 502 }), [`warning content/guides/a.mdx:7 \`${url}\` answers 502.`]);
    assert.deepEqual(said({ error: 'ENOTFOUND' }), [
      `warning content/guides/a.mdx:7 \`${url}\` does not answer: ENOTFOUND.`,
    ]);
  });

  test('is told once, however often it is written', () => {
    assert.deepEqual(said({ status: 404 }, 2), [
      `warning content/guides/a.mdx:7 \`${url}\` answers 404. Written at 2 places.`,
    ]);
  });
});
