import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { titlesAreUnique as check } from '#checks/titles-are-unique.ts';
import { type Changes, problemsWith } from '#tests/content.ts';

const found = (changes: Changes) =>
  problemsWith(check, changes).map(({ file, line, message }) => `${file}:${line} ${message}`);
const key = (name: string, text: string) => (page: string) =>
  page.replace(new RegExp(`^${name}: .*`, 'm'), `${name}: ${text}`);

describe('Two pages can be told apart', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('so a title that a service has twice is found, whatever its case', () => {
    assert.deepEqual(found({ 'content/runbooks/shop/slow-pages.mdx': key('title', '"api  DOWN!"') }), [
      'content/runbooks/shop/slow-pages.mdx:2 Another runbook of shop has the same title: content/runbooks/shop/api-down.mdx:2.',
    ]);
  });

  test('but two services may each have it', () => {
    assert.deepEqual(found({ 'content/runbooks/ledger/bookings-fail.mdx': key('title', 'API down') }), []);
  });

  test('so a summary that stands twice is found, of runbooks and guides', () => {
    assert.match(
      found({ 'content/runbooks/shop/slow-pages.mdx': key('summary', 'No request is answered.') })[0] ?? '',
      /slow-pages\.mdx:\d+ Another runbook of shop has the same summary/,
    );
    const same = key('summary', 'One and the same.');
    assert.match(
      found({ 'content/guides/respond.mdx': same, 'content/guides/write.mdx': same })[0] ?? '',
      /Another guide has the same summary/,
    );
  });

  test('so a summary of two alerts of a service is found', () => {
    const changes = {
      'content/alerts/shop.yaml': (text: string) =>
        text.replaceAll(/summary: [^,\n]*/g, 'summary: It is down.'),
    };
    assert.match(found(changes)[0] ?? '', /shop\.yaml:\d+ Another alert of shop has the same summary/);
  });
});
