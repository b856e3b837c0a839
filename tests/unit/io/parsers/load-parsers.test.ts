import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadParsers } from '#io/parsers/load-parsers.ts';

const parsers = Object.entries(loadParsers());
const DEEP = 3000;
const hostile: Record<string, string> = {
  'a NUL character': 'a\n\0b',
  'an unclosed quote': 'a "b',
  'an unclosed single quote': "a 'b",
  'huge code': 'echo "$(date)"\n'.repeat(100_000),
  'one long line': 'x'.repeat(1_000_000),
  'deep brackets': '('.repeat(DEEP),
  'deep closed brackets': `${'('.repeat(DEEP)}1${')'.repeat(DEEP)}`,
  'deep substitutions': '$('.repeat(DEEP),
  'deep braces': '{"a":'.repeat(DEEP),
  'deep lists': '['.repeat(DEEP),
  'many terms': '1+'.repeat(9000),
  'half a surrogate pair': 'echo \ud800',
  'only blanks': ' \n\t\n ',
  'many anchors': `a: &a [x]\n${'b: [*a, *a]\n'.repeat(500)}`,
};

describe('There is a parser', () => {
  test('for every language with a grammar', () => {
    assert.deepEqual(parsers.map(([language]) => language).sort(), [
      'bash',
      'json',
      'logql',
      'promql',
      'sql',
      'yaml',
    ]);
  });
});

for (const [language, parse] of parsers) {
  describe(`Hostile ${language} neither throws nor hangs:`, () => {
    for (const [name, code] of Object.entries(hostile)) {
      test(name, { timeout: 20_000 }, async () => {
        for (const { line, message } of await parse(code)) {
          assert.ok(line >= 1 && line <= code.split('\n').length, `line ${line}`);
          assert.notEqual(message, '');
        }
      });
    }

    test('the next code is read as before', async () => {
      const right = {
        bash: 'date',
        sql: 'SELECT 1',
        promql: 'up',
        logql: '{a="b"}',
        yaml: 'a: 1',
        json: '{}',
      };
      assert.deepEqual(await parse(right[language as keyof typeof right]), []);
    });
  });
}

describe('What no parser may see', () => {
  for (const [language, parse] of parsers) {
    test(`${language}: a NUL character is named at its line`, async () => {
      assert.deepEqual(await parse('a\n\0'), [{ line: 2, message: 'a NUL character' }]);
    });
    test(`${language}: too long code is refused`, async () => {
      const [fault] = await parse(' '.repeat(20_001));
      assert.equal(fault?.message, 'more than 20000 characters cannot be read');
    });
  }
});
