import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linksResolve as check } from '#checks/links-resolve.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const GUIDE = 'content/guides/respond.mdx';
const ANCHORS = 'symptoms, do-now, list-pods, diagnosis, errors, read-errors, drop-cache, escalation';

/** The problems of the runbook when one of its links leads elsewhere. */
const leading = (to: string) =>
  problemsWith(check, {
    [RUNBOOK]: replacing('[slowness](/runbooks/shop/slow-pages/)', `[slowness](${to})`),
  });

describe('A link of a page leads somewhere', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('to every kind of page', () => {
    for (const to of [
      '/',
      '/alerts/',
      '/runbooks/',
      '/services/',
      '/guides/',
      '/severities/',
      '/search/',
      '/services/ledger/',
      '/services/shop/#contacts',
      '/alerts/shop/HighErrorRate/',
      '/guides/respond/#later',
      '/runbooks/shop/slow-pages/#tell',
      '#list-pods',
      'https://example.com/x#y',
      'mailto:a@b.example',
    ])
      assert.deepEqual(leading(to), [], to);
  });
});

describe('A dead link is found', () => {
  test('to a page', () => {
    const changes: Changes = {
      [GUIDE]: replacing('/runbooks/shop/api-down/#do-now', '/runbooks/shop/api-dwon/#do-now'),
    };
    assert.deepEqual(problemsWith(check, changes), [
      {
        file: GUIDE,
        line: lineOfText(GUIDE, 'api-dwon', changes),
        message: 'No page has the path `/runbooks/shop/api-dwon/`.',
        mend: 'Did you mean `/runbooks/shop/api-down/`?',
      },
    ]);
  });

  test('to a page that nothing resembles', () => {
    assert.deepEqual(
      leading('/xyzzy/').map(({ message, mend }) => [message, mend]),
      [['No page has the path `/xyzzy/`.', 'Link to a page that exists; paths end with a slash.']],
    );
  });

  test('to a page without its final slash, or in another case', () => {
    for (const to of ['/runbooks/shop/slow-pages', '/Runbooks/shop/slow-pages/'])
      assert.deepEqual(
        leading(to).map(({ mend }) => mend),
        ['Did you mean `/runbooks/shop/slow-pages/`?'],
        to,
      );
  });

  test('to an anchor of this page', () => {
    const changes: Changes = {
      [RUNBOOK]: replacing('[the errors](#read-errors)', '[the errors](#read-error)'),
    };
    assert.deepEqual(problemsWith(check, changes), [
      {
        file: RUNBOOK,
        line: lineOfText(RUNBOOK, '(#read-error)', changes),
        message: '`/runbooks/shop/api-down/` has no anchor `read-error`.',
        mend: `Did you mean \`read-errors\`? Write one of ${ANCHORS}.`,
      },
    ]);
  });

  test('to an anchor of another page', () => {
    assert.deepEqual(
      leading('/guides/respond/#latre').map(({ message, mend }) => `${message} ${mend}`),
      ['`/guides/respond/` has no anchor `latre`. Did you mean `later`? Write one of first-minute, later.'],
    );
  });

  test('in the way out of a step', () => {
    const changes: Changes = { [RUNBOOK]: replacing('goto="#drop-cache"', 'goto="#drop-cahce"') };
    assert.deepEqual(problemsWith(check, changes), [
      {
        file: RUNBOOK,
        line: lineOfText(RUNBOOK, 'drop-cahce', changes),
        message: '`/runbooks/shop/api-down/` has no anchor `drop-cahce`.',
        mend: `Did you mean \`drop-cache\`? Write one of ${ANCHORS}.`,
      },
    ]);
  });

  test('that is written by name', () => {
    const changes: Changes = {
      [GUIDE]: replacing('Write down what you did.', 'Write [down][book].\n\n[book]: /guides/book/'),
    };
    assert.deepEqual(
      problemsWith(check, changes).map(({ line, message }) => [line, message]),
      [[lineOfText(GUIDE, '[book]:', changes), 'No page has the path `/guides/book/`.']],
    );
  });

  test('that is relative, or not encrypted', () => {
    for (const to of [
      'slow-pages/',
      '../ledger/bookings-fail/',
      'http://example.com/',
      'javascript:alert(1)',
    ])
      assert.deepEqual(
        leading(to).map(({ message, mend }) => [message, mend]),
        [
          [
            `\`${to}\` is neither a path from the root, an anchor, nor an https address.`,
            'Write `/runbooks/<service>/<slug>/#anchor`, `#anchor` or `https://…`.',
          ],
        ],
      );
  });
});
