import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reportUrl } from '#core/report-url.ts';

const about = { page: 'https://team.example/x/runbooks/shop/api-down/', title: 'API down & out' };
const issue = (more: object = {}) =>
  new URL(reportUrl('https://github.com/example/small', { ...about, ...more }));

describe('The report of a problem', () => {
  test('opens a new issue of the repository', () => {
    assert.equal(issue().origin + issue().pathname, 'https://github.com/example/small/issues/new');
  });

  test('names page, place and commit already', () => {
    const { searchParams } = issue({
      anchor: 'list-pods',
      commit: '0123456789abcdef0123456789abcdef01234567',
    });
    assert.equal(searchParams.get('title'), 'API down & out');
    assert.equal(
      searchParams.get('body'),
      'Page: https://team.example/x/runbooks/shop/api-down/#list-pods\nCommit: 0123456\n\nWhat went wrong:\n',
    );
  });

  test('is honest about what it does not know', () => {
    assert.equal(
      issue().searchParams.get('body'),
      'Page: https://team.example/x/runbooks/shop/api-down/\nCommit: unknown\n\nWhat went wrong:\n',
    );
  });
});
