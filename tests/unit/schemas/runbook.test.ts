import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';
import { withoutLists } from '#tests/wording.ts';

const FILE = 'content/runbooks/shop/api-down.mdx';
const said = (from: string, to: string) => withoutLists(saidOf({ [FILE]: replacing(from, to) }));

describe('The front matter of a runbook', () => {
  test('with a misspelled key says which was meant', () => {
    assert.deepEqual(said('keywords:', 'keyword:'), [
      'content/runbooks/shop/api-down.mdx:10 Unknown key `keyword`. Did you mean `keywords`? Write one of ….',
    ]);
  });

  test('with an invented key is told what there is', () => {
    assert.deepEqual(said('keywords:', 'xyzzy:'), [
      'content/runbooks/shop/api-down.mdx:10 Unknown key `xyzzy`. Remove it. Write one of ….',
    ]);
  });

  test('with a kind that is none', () => {
    assert.deepEqual(said('kind: alert', 'kind: alrt'), [
      'content/runbooks/shop/api-down.mdx:4 `kind`: expected one of alert, operational, procedure, found "alrt". Did you mean `alert`? Write one of alert, operational, procedure.',
    ]);
    assert.deepEqual(said('kind: alert', 'kind: wish'), [
      'content/runbooks/shop/api-down.mdx:4 `kind`: expected one of alert, operational, procedure, found "wish". Write one of alert, operational, procedure.',
    ]);
  });

  test('without a title, or with an empty one', () => {
    assert.deepEqual(said('title: API down\n', ''), [
      'content/runbooks/shop/api-down.mdx:2 `title`: expected a string, found nothing. Add `title`.',
    ]);
    assert.deepEqual(said('title: API down', 'title: ""'), [
      'content/runbooks/shop/api-down.mdx:2 `title`: expected one line of text, found "". Write one line of text.',
    ]);
  });

  test('with two lines where one is shown', () => {
    assert.deepEqual(said('title: API down', 'title: "API\\ndown"'), [
      'content/runbooks/shop/api-down.mdx:2 `title`: expected one line of text, found "API\\ndown". Write one line of text.',
    ]);
  });

  test('with a day that is not in the calendar', () => {
    for (const day of ['1.11.2026', '2026-13-01', '2026-02-30', '2026-02-29', '2026-11-1', '26-11-01']) {
      assert.deepEqual(
        said('reviewedOn: 2026-11-01', `reviewedOn: ${day}`),
        [
          `content/runbooks/shop/api-down.mdx:19 \`reviewedOn\`: expected a day: YYYY-MM-DD, found "${day}". Write a day: YYYY-MM-DD.`,
        ],
        day,
      );
    }
    assert.deepEqual(said('reviewedOn: 2026-11-01', 'reviewedOn: 2028-02-29'), []);
  });

  test('with an empty key says that nothing stands there', () => {
    assert.deepEqual(said('related: [shop/slow-pages]', 'related:'), [
      'content/runbooks/shop/api-down.mdx:21 `related`: expected a list, found null. Write a list.',
    ]);
    assert.deepEqual(said('components: [api]', 'components: []'), [
      'content/runbooks/shop/api-down.mdx:11 `components`: expected at least 1 entry, found []. Write at least 1 entry.',
    ]);
  });

  test('with a number that is none', () => {
    for (const wrong of ['"45 min"', '-1', '1.5']) {
      const found = JSON.stringify(JSON.parse(wrong));
      assert.deepEqual(said('recoverWithinMinutes: 45', `recoverWithinMinutes: ${wrong}`), [
        `content/runbooks/shop/api-down.mdx:18 \`recoverWithinMinutes\`: expected a whole number of minutes, found ${found}. Write a whole number of minutes.`,
      ]);
    }
    assert.deepEqual(said('reviewedOn: 2026-11-01', 'reviewedOn: 2026-11-01\nreviewEveryDays: 0'), [
      'content/runbooks/shop/api-down.mdx:20 `reviewEveryDays`: expected 1 or more, found 0. Write 1 or more.',
    ]);
  });

  test('with an alias that is no address of this site', () => {
    for (const alias of [
      '/runbooks/old/x',
      'runbooks/old/x/',
      'https://old.example/x/',
      '/a b/',
      '/x/?y=z/',
    ]) {
      assert.deepEqual(said('/runbooks/old-shop/Api-Gone/', JSON.stringify(alias)), [
        `content/runbooks/shop/api-down.mdx:22 \`aliases.0\`: expected a path from the root with a final slash: /runbooks/old/slug/, found "${alias}". Write a path from the root with a final slash: /runbooks/old/slug/.`,
      ]);
    }
  });

  test('with a value too long to show whole', () => {
    const [line = ''] = said('title: API down', `title: " ${'long '.repeat(60)}"`);
    assert.match(line, /found " long (?:long )*(?:l|lo|lon|long)?…\. Write one line of text\.$/);
    assert.equal(line.length < 240, true, line);
  });

  test('needs no more than what has no default', () => {
    const runbook = catalogWith().runbooks.find(({ id }) => id === 'ledger/bookings-fail');
    assert.deepEqual(
      [
        runbook?.code,
        runbook?.keywords,
        runbook?.parameters,
        runbook?.reviewEveryDays,
        runbook?.prerequisites,
      ],
      [undefined, [], [], 90, []],
    );
    assert.deepEqual([runbook?.related, runbook?.aliases, runbook?.owner], [[], [], undefined]);
  });
});
