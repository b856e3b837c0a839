import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { secrets } from '#tests/leaks.ts';
import { type BuildResult, buildIn, makeSite } from '#tests/small-site.ts';

/** 1 March 2027: pages of November are overdue, plans have passed. */
const LATER = { SOURCE_DATE_EPOCH: '1803859200' };

describe('A build with a dead link and a secret in its layout', () => {
  let root: string;
  let built: BuildResult;
  before(() => {
    root = makeSite();
    appendFileSync(join(root, 'src/pages/search.astro'), '\n<a href="/x/gone/">Gone</a>\n');
    appendFileSync(
      join(root, 'src/pages/search.astro'),
      `<p data-token="${secrets['a GitHub token']}">x</p>\n`,
    );
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/index.html'), 'the last good one');
    built = buildIn(root, LATER);
  });

  test('is not put in place of the site that is there', () => {
    assert.equal(built.status, 1);
    assert.deepEqual(readdirSync(join(root, 'dist')), ['index.html']);
    assert.match(
      built.stderr,
      /The site has faults and stays in \.waypost\/failed\. dist\/ is the last good one\.\n$/,
    );
  });

  test('names the file and the line, and keeps the file to be looked at', () => {
    const [, file = '', line = ''] =
      /^(\S+search\/index\.html):(\d+) {2}error {2}built-links-resolve\n {2}`\/x\/gone\/` opens nothing\./m.exec(
        built.stderr,
      ) ?? [];
    assert.equal(existsSync(join(root, file)), true, built.stderr);
    assert.match(readFileSync(join(root, file), 'utf8').split('\n')[Number(line) - 1] ?? '', /\/x\/gone\//);
  });

  test('names the secret that a page brought along, without repeating it', () => {
    assert.match(
      built.stderr,
      /search\/index\.html:\d+ {2}error {2}built-secrets-are-absent\n {2}This looks like a secret of github: ghp_… \(40 characters\)\./,
    );
    assert.equal(built.stderr.includes(secrets['a GitHub token'] ?? ''), false);
  });

  describe('months after the last review', () => {
    const page = (path: string) => readFileSync(join(root, '.waypost/failed', path, 'index.html'), 'utf8');

    test('warns of what is overdue, and stops for nothing of it', () => {
      assert.match(built.stderr, /slow-pages\.mdx:\d+ {2}warning {2}reviews-are-current\n/);
      assert.match(built.stderr, /2027-01-10-slow-pages\.yaml:5 {2}warning {2}reviews-are-current\n/);
      assert.doesNotMatch(built.stderr, /error {2}reviews-are-current/);
    });

    test('shows it in words above the first step, with the owner', () => {
      const html = page('runbooks/shop/slow-pages');
      const banner = /<p class="warn" data-overdue[^>]*>.*?<\/p>/s.exec(html);
      assert.match(banner?.[0] ?? '', /<b>Overdue since 2026-12-10:<\/b> last read 2026-11-10\./);
      assert.match(banner?.[0] ?? '', /Owner: Shop lead\./);
      assert.equal((banner?.index ?? 0) < html.indexOf('data-step='), true);
    });

    test('lists on the home page what is due, with kind, day and owner', () => {
      const html = page('');
      assert.match(
        html,
        /href="\/x\/runbooks\/shop\/slow-pages\/"[^>]*>Slow pages<\/a>.*?overdue since 2026-12-10.*?Shop lead/s,
      );
      assert.match(html, /href="\/x\/reviews\/#drill-2027-01-10-slow-pages"/);
      assert.match(html, /href="\/x\/reviews\/#review-2027-02-01-shop"/);
    });
  });
});
