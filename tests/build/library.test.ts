import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { htmlProblems } from '#tests/html.ts';

/** Reads dist/, which the step before this one has built from the real content. */
test('Every page of the library is valid HTML', () => {
  const pages = new Map(
    globSync('dist/**/*.html').map((file) => [readFileSync(file, 'utf8'), file] as const),
  );
  assert.notEqual(pages.size, 0, `No page in dist/: run \`npm run build\` first.`);
  const invalid = [...pages].flatMap(([html, file]) => {
    const problems = htmlProblems(html);
    return problems.length === 0 ? [] : [`${file}: ${problems[0]}`];
  });
  assert.deepEqual(invalid, []);
});
