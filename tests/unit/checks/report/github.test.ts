import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatForGitHub } from '#checks/report/github.ts';

const finding = {
  level: 'error',
  check: 'schema',
  file: 'content/site.yaml',
  line: 3,
  message: 'Wrong.',
  mend: 'Mend it.',
} as const;

describe('GitHub shows a finding beside the changed line', () => {
  test('one command for each, on one line', () => {
    assert.equal(
      formatForGitHub([finding, { ...finding, level: 'warning', line: undefined }]),
      [
        '::error file=content/site.yaml,line=3,title=schema::Wrong. Mend it.',
        '::warning file=content/site.yaml,title=schema::Wrong. Mend it.',
      ].join('\n'),
    );
  });

  test('and reads no message as a command', () => {
    assert.equal(
      formatForGitHub([{ ...finding, message: '100 %: a\nb\r\n::error::c,' }]),
      '::error file=content/site.yaml,line=3,title=schema::100 %25: a%0Ab%0D%0A::error::c, Mend it.',
    );
  });

  test('and reads no file name as a property', () => {
    assert.equal(
      formatForGitHub([{ ...finding, file: 'a,line=1::b%0A:c\n.yaml', check: 'x,y:z' }]),
      '::error file=a%2Cline=1%3A%3Ab%250A%3Ac%0A.yaml,line=3,title=x%2Cy%3Az::Wrong. Mend it.',
    );
  });

  test('and nothing when there is none', () => {
    assert.equal(formatForGitHub([]), '');
  });
});
