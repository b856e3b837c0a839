import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeholdersStandFree as check } from '#checks/placeholders-stand-free.ts';
import { fence, problemsOf } from '#tests/small-catalog.ts';

const problems = (code: string, info = 'bash') => problemsOf(check, { body: fence(code, info) });

describe('A placeholder stands free', () => {
  const GLUED: Record<string, string> = {
    'echo ${{x}}': '`$`',
    'echo ${{{x}}}': '`${`',
    'echo ${!{{x}}}': '`${!`',
    'echo ${#{{x}}}': '`${#`',
    'echo \\{{x}}': '`\\`',
    'echo `{{x}} a`': 'a backtick',
    'echo `a {{x}}`': 'a backtick',
    'echo `{{x}}`': 'a backtick and a backtick',
    'echo !{{x}}': '`!`',
    'echo "hot!{{x}}"': '`!`',
  };
  for (const [code, glue] of Object.entries(GLUED)) {
    test(code, () => assert.deepEqual(problems(code), [[`\`{{x}}\` is glued to ${glue}.`, code]]));
  }

  for (const code of [
    'echo {{x}}',
    'echo "{{x}}"',
    'echo a{{x}}b{{y}}',
    'echo {{x}}$HOME',
    'echo {{x}} \\\n  {{y}}',
    'echo "{\\"x\\":\\"{{x}}\\"}"',
    '[ ! {{x}} ]',
    'echo $ {{x}}',
  ]) {
    test(`${code} is free`, () => assert.deepEqual(problems(code), []));
  }

  test('in every language, but `!` matters in shell alone', () => {
    assert.equal(problems('{app="a"} |= `{{x}}`', 'logql').length, 1);
    assert.equal(problems(`a: \${{x}}`, 'yaml').length, 1);
    assert.deepEqual(problems('select 1 where a !={{x}} or !{{x}}', 'sql'), []);
  });
});
