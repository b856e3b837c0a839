import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blocksAreClean as check } from '#checks/blocks-are-clean.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const FILE = 'content/runbooks/shop/api-down.mdx';
const FENCE =
  '```bash title="Drop it" danger="empties the cache; pages are slow for an hour"\nredis-cli flushall\n```';

const withBlock = (block: string): Changes => ({ [FILE]: replacing(FENCE, block) });
const problems = (block: string) => problemsWith(check, withBlock(block));
const bash = (code: string) => problems(`\`\`\`bash\n${code}\n\`\`\``);
const messages = (code: string) => bash(code).map(({ message }) => message);

describe('A block', () => {
  test('in the small content is clean', () => assert.deepEqual(problemsWith(check), []));

  test('names a language, and a known one', () => {
    const list = 'Write one of bash, sql, promql, logql, yaml, json, http, jaeger, text.';
    const line = lineOfText(FILE, FENCE);
    assert.deepEqual(problems('```\necho\n```'), [
      { file: FILE, line, message: 'The block names no language.', mend: list },
    ]);
    assert.deepEqual(problems('```bsh\necho\n```'), [
      {
        file: FILE,
        line,
        message: '`bsh` is no language of a block.',
        mend: `Did you mean \`bash\`? ${list}`,
      },
    ]);
  });

  test('says nothing behind its language that means nothing', () => {
    assert.deepEqual(
      problems('```bash titel="x"\necho\n```').map(({ message, mend }) => [message, mend]),
      [
        [
          '`titel="x"` in the fence means nothing.',
          'Write `title="…"`, `output`, `danger="…"` or `variant="…"`.',
        ],
      ],
    );
  });
});

describe('What is copied runs as it stands', () => {
  test('so a prompt is found, at its line', () => {
    assert.deepEqual(bash('cd /srv\n$ ls'), [
      {
        file: FILE,
        line: lineOfText(FILE, FENCE) + 2,
        message: 'A prompt in a command: `$ ls`.',
        mend: 'Write the command alone.',
      },
    ]);
    for (const prompt of [
      '% ls',
      '> ls',
      'root@host:~# ls',
      'me@host.example:/srv$ ls',
      'shop=# SELECT 1;',
      'shop=> SELECT 1;',
    ])
      assert.deepEqual(messages(prompt), [`A prompt in a command: \`${prompt}\`.`], prompt);
  });

  test('but not a comment, a variable or a redirection', () => {
    for (const code of [
      '# list them',
      '  # list them',
      '$HOME/bin/x',
      '$(pwd)/bin',
      'ls > out.txt',
      'echo "a $ b"',
      'diff <(ls a) <(ls b)',
      'wc -l < file',
      'cat <<EOF\nx\nEOF',
      '[[ 1 < 2 ]]',
      "awk '$1 > 3' x",
    ])
      assert.deepEqual(messages(code), [], code);
  });

  test('so an angle placeholder is found, with the parameter to write', () => {
    assert.deepEqual(bash('kubectl get pods -n <name space>'), [
      {
        file: FILE,
        line: lineOfText(FILE, FENCE) + 1,
        message: '`<name space>` is read by the shell as a redirection.',
        mend: 'Declare a parameter in the front matter and write `{{name_space}}`.',
      },
    ]);
    assert.equal(problems("```sql\nSELECT * FROM t WHERE id = '<id>'\n```").length, 1);
  });

  test('but not in what a command printed', () => {
    assert.deepEqual(problems('```text output\n$ ls\n<none>\n```'), []);
  });

  test('so a character that one cannot see is found, also in output', () => {
    for (const [character, code] of [
      ['\u00a0', '00a0'],
      ['\u200b', '200b'],
      ['\u202e', '202e'],
      ['\u2013', '2013'],
      ['\u201c', '201c'],
      ['\u0007', '0007'],
      ['\ufeff', 'feff'],
      ['\u{1f4a9}', '1f4a9'],
    ] as const) {
      const message = `U+${code} in a block.`;
      assert.deepEqual(bash(`ls\necho a${character}b`), [
        { file: FILE, line: lineOfText(FILE, FENCE) + 2, message, mend: 'Write printable ASCII.' },
      ]);
      assert.equal(problems(`\`\`\`text output\na${character}b\n\`\`\``)[0]?.message, message);
    }
    assert.deepEqual(messages('printf "a\tb"'), []);
  });

  test('a page written on Windows is as clean as any', () => {
    const changes: Changes = { [FILE]: (text) => text.replaceAll('\n', '\r\n') };
    assert.deepEqual(problemsWith(check, changes), []);
  });
});
