import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stepsAreComplete as check } from '#checks/steps-are-complete.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const FILE = 'content/runbooks/shop/api-down.mdx';

function found(from: string, to: string, place: string, message: string, mend: string): void {
  const changes: Changes = { [FILE]: replacing(from, to) };
  assert.deepEqual(problemsWith(check, changes), [
    { file: FILE, line: lineOfText(FILE, place, changes), message, mend },
  ]);
}

const steps = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `<Step id="extra-${index}" do="Look again">\n\nLook.\n\n</Step>\n`,
  ).join('\n');

describe('A step says Do, Expect and If not', () => {
  test('in the small content, and needs no Expect where nothing is typed', () => {
    assert.deepEqual(problemsWith(check), []);
  });

  test('so one without Do is found', () => {
    const mend = 'Write `do="Verb first"`.';
    const message = 'The step `drop-cache` does not say what to do.';
    found(
      '<Step id="drop-cache" do="Drop the cache">',
      '<Step id="drop-cache">',
      'id="drop-cache"',
      message,
      mend,
    );
    found('do="Drop the cache"', 'do=" "', 'id="drop-cache"', message, mend);
  });

  test('so one that takes too many words is found', () => {
    const twelve = 'one two three four five six seven eight nine ten eleven twelve';
    found(
      'do="Drop the cache"',
      `do="${twelve} thirteen"`,
      'id="drop-cache"',
      'The step `drop-cache` takes 13 words to say what to do.',
      'Say it in 12 words or fewer, verb first.',
    );
    assert.deepEqual(problemsWith(check, { [FILE]: replacing('do="Drop the cache"', `do="${twelve}"`) }), []);
  });

  test('so a command without Expect is found', () => {
    const message = 'The step `drop-cache` has a command and no Expect.';
    const mend = 'Add `<Expect>what a healthy system shows</Expect>`.';
    found('<Expect>`OK`.</Expect>\n', '', 'id="drop-cache"', message, mend);
    found('<Expect>`OK`.</Expect>', '<Expect></Expect>', 'id="drop-cache"', message, mend);
  });

  test('so a command without a way out is found', () => {
    const message = 'The step `drop-cache` has a command and no If not.';
    const mend = 'Add `<IfNot goto="#step">what it means and where to go on</IfNot>`.';
    found('<IfNot goto="#escalation">An error: get help.</IfNot>\n', '', 'id="drop-cache"', message, mend);
    found('>An error: get help.<', '><', 'id="drop-cache"', message, mend);
  });

  test('so a second command is found, but not one for another platform, nor what a command printed', () => {
    found(
      'redis-cli flushall\n```',
      'redis-cli flushall\n```\n\n```bash\nredis-cli info\n```',
      '```bash\nredis-cli info',
      'The step `drop-cache` has 2 commands.',
      'Write one command a step; mark blocks for different platforms with `variant="Docker"`.',
    );
  });
});

describe('A section can be kept in mind', () => {
  test('with nine steps, not with ten', () => {
    const grown = (count: number) => ({ [FILE]: replacing('## Get help', `${steps(count)}\n## Get help`) });
    assert.deepEqual(problemsWith(check, grown(7)), []);
    assert.deepEqual(problemsWith(check, grown(8)), [
      {
        file: FILE,
        line: lineOfText(FILE, 'id="extra-7"', grown(8)),
        message: '`diagnosis` has 10 steps, more than 9.',
        mend: 'Move steps to the phase where they belong, or to a runbook of their own.',
      },
    ]);
  });

  test('with three actions at first, not with four', () => {
    const grown = (count: number) => ({
      [FILE]: replacing('## Find the cause', `${steps(count)}\n## Find the cause`),
    });
    assert.deepEqual(problemsWith(check, grown(2)), []);
    assert.deepEqual(
      problemsWith(check, grown(3)).map(({ line, message }) => [line, message]),
      [[lineOfText(FILE, 'id="extra-2"', grown(3)), '`do-now` has 4 steps, more than 3.']],
    );
  });
});
