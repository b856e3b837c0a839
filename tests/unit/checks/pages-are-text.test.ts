import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pagesAreText as check } from '#checks/pages-are-text.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const GUIDE = 'content/guides/respond.mdx';

function found(text: string, message: string, mend: string): void {
  const changes: Changes = { [GUIDE]: replacing('Write down what you did.', text) };
  assert.deepEqual(problemsWith(check, changes), [
    { file: GUIDE, line: lineOfText(GUIDE, text, changes), message, mend },
  ]);
}

describe('A page brings no code into the build', () => {
  const mend = 'Remove it. Write braces of prose between backticks.';

  test('in the small content, where blocks may show code', () => assert.deepEqual(problemsWith(check), []));

  test('by an import or export', () => {
    found("import x from 'node:fs'", "Code in a page: `import x from 'node:fs'`.", mend);
    found('export const a = 1', 'Code in a page: `export const a = 1`.', mend);
  });

  test('by an expression', () => {
    found('{process.exit(1)}', 'Code in a page: `process.exit(1)`.', mend);
    found('Between {words} of a line.', 'Code in a page: `words`.', mend);
  });

  test('by an attribute', () => {
    found('<Note a={process.exit(1)}>x</Note>', 'Code in a page: `process.exit(1)`.', mend);
    found('<Note {...globalThis}>x</Note>', 'Code in a page: `...globalThis`.', mend);
  });

  test('shown by its first line', () => {
    found('{1 +\n2}', 'Code in a page: `1 +`.', mend);
  });
});

describe('A page uses the elements that are there', () => {
  test('and is told which was meant', () => {
    found(
      '<Cuation>x</Cuation>',
      '`<Cuation>` is no element of a page.',
      'Did you mean `Caution`? Write one of Step, Expect, IfNot, Caution, Note.',
    );
  });

  test('not those of HTML, nor nameless ones', () => {
    for (const [text, name] of [
      ['<script>x</script>', 'script'],
      ['<img src="/x.png" />', 'img'],
      ['<>x</>', ''],
    ] as const)
      assert.deepEqual(
        problemsWith(check, { [GUIDE]: replacing('Write down what you did.', text) }).map(
          ({ message }) => message,
        ),
        [`\`<${name}>\` is no element of a page.`],
      );
  });
});

test('An attribute that an element does not know is not silently lost', () => {
  found('<Note title="x">y</Note>', '`<Note>` knows no `title`.', 'Remove it.');
});
