import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { importsAreReviewed as check } from '#checks/imports-are-reviewed.ts';
import { runChecks } from '#checks/index.ts';
import { catalogWith, lineOfText, NO_TOOLS, problemsWith, replacing } from '#tests/content.ts';

const FILE = 'content/runbooks/shop/api-down.mdx';
const MARK = 'imported: { from: old/ApiDown.md, on: 2026-11-20 }\n';
const marked = (text: string) => text.replace('reviewedOn:', `${MARK}reviewedOn:`);
const without = (text: string) => replacing('<Expect>`OK`.</Expect>\n', '')(marked(text));

describe('A page that was imported', () => {
  test('is found as long as it says so', () => {
    const changes = { [FILE]: marked };
    assert.deepEqual(problemsWith(check, changes), [
      {
        file: FILE,
        line: lineOfText(FILE, 'imported:', changes),
        message: 'Imported from `old/ApiDown.md` and not yet read. Every step says Expect and If not.',
        mend: 'Read it as a whole, run its commands, add what is missing, set `reviewedOn`, and remove `imported`.',
      },
    ]);
    assert.deepEqual(problemsWith(check), []);
  });

  test('may lack Expect and If not: that is told, and stops nothing', async () => {
    const [problem] = problemsWith(check, { [FILE]: without });
    assert.match(problem?.message ?? '', /1 of \d+ steps lack Expect or If not: `drop-cache`\.$/);
    const findings = await runChecks(catalogWith({ [FILE]: without }), NO_TOOLS);
    assert.deepEqual(
      findings.filter(({ level }) => level === 'error'),
      [],
    );
  });

  test('hears the level that a check has for imported pages, and other pages its own', async () => {
    const place = { file: FILE, line: 1, message: 'A.', mend: 'B.' };
    const other = { ...place, file: 'content/runbooks/shop/slow-pages.mdx' };
    const strict = {
      name: 'x',
      level: 'error',
      ofImported: 'warning',
      description: 'X.',
      run: () => [place, other],
    } as const;
    const findings = await runChecks(catalogWith({ [FILE]: marked }), NO_TOOLS, [strict]);
    assert.deepEqual(
      findings.map(({ file, level }) => [file, level]),
      [
        [FILE, 'warning'],
        [other.file, 'error'],
      ],
    );
  });
});
