import assert from 'node:assert/strict';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FindingsError } from '#core/findings-error.ts';
import { readBuiltSite, stateOfBuild } from '#io/built-site.ts';
import { builtSite, page } from '#tests/built-folder.ts';
import { makeContent, temporaryFolder } from '#tests/content.ts';

const SECOND = 1000;

describe('A build', () => {
  const root = makeContent();
  const touch = (file: string, seconds: number) => {
    const time = new Date(Date.now() + seconds * SECOND);
    utimesSync(join(root, file), time, time);
  };

  test('is missing before the first', () => assert.equal(stateOfBuild(root), 'missing'));

  test('is current until its content changes, or loses a file', () => {
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/catalog.json'), '{}');
    touch('dist/catalog.json', 10);
    assert.equal(stateOfBuild(root), 'current');
    touch('content/guides/write.mdx', 20);
    assert.equal(stateOfBuild(root), 'stale');
    touch('dist/catalog.json', 30);
    assert.equal(stateOfBuild(root), 'current');
    rmSync(join(root, 'content/guides/write.mdx'));
    touch('content/guides', 40);
    assert.equal(stateOfBuild(root), 'stale');
  });
});

describe('A built site that is read', () => {
  const text = page('<p id="a">&amp;</p>\n<a href="/x/?p=1&amp;q=2#a">x</a>', '/runbooks/a/b/');
  const site = builtSite({
    'runbooks/a/b/index.html': text,
    'runbooks/a/b.html': text,
    'pagefind/fragment/x.json': 'no JSON',
    'fonts/a.woff2': 'x',
  });

  test('knows every file but those of the search index', () => {
    assert.deepEqual(
      [...site.files.keys()],
      ['/catalog.json', '/fonts/a.woff2', '/runbooks/a/b.html', '/runbooks/a/b/index.html'],
    );
  });

  test('has the copies of a page as one, with its ids, its links as they are meant, and their lines', () => {
    const read = site.files.get('/runbooks/a/b.html');
    assert.equal(read, site.files.get('/runbooks/a/b/index.html'));
    assert.equal(read?.path, '/runbooks/a/b/index.html');
    assert.deepEqual([...(read?.ids ?? [])], ['a']);
    assert.deepEqual(read?.links, [
      { url: '/x/?p=1&q=2#a', line: 4 },
      { url: 'https://team.example/x/runbooks/a/b/', line: 1 },
    ]);
  });

  test('takes its address from the build', () => assert.equal(site.address, 'https://team.example/x/'));

  test('is a finding when it has no address', () => {
    assert.throws(
      () => readBuiltSite(temporaryFolder(), 'dist'),
      (error: unknown) => {
        assert.ok(error instanceof FindingsError);
        assert.match(error.message, /^dist\/catalog\.json:1 The built site does not say where it lives: /);
        return true;
      },
    );
  });
});
