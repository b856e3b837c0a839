import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { contentCommit, currentCommit } from '#io/git.ts';
import { temporaryFolder } from '#tests/content.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
// Inside a hook, git's variables would turn every command here to the project's own repository.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('GIT')),
);
const module = join(import.meta.dirname, '../../../src/io/git.ts');

/** What a build in the folder would say. */
function commitIn(folder: string): string {
  const script = `import { contentCommit, currentCommit } from ${JSON.stringify(module)}; console.log(currentCommit({}));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...environment, GIT_CEILING_DIRECTORIES: join(folder, '..') },
  });
  assert.equal(stderr.replace(/.*Warning.*\n?/g, ''), '');
  return stdout.trim();
}

describe('The commit that is built', () => {
  test('is what the workflow says', () => {
    assert.equal(currentCommit({ GITHUB_SHA: COMMIT }), COMMIT);
  });

  test('is the one that is checked out', () => {
    const folder = temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false', ...args],
        {
          cwd: folder,
          encoding: 'utf8',
          env: environment,
        },
      ).trim();
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--no-verify', '--message', 'First');
    assert.equal(commitIn(folder), git('rev-parse', 'HEAD'));
    assert.match(commitIn(folder), /^[0-9a-f]{40}$/);
  });

  test('is unknown outside of a repository', () => {
    assert.equal(commitIn(temporaryFolder()), 'undefined');
  });

  test('is unknown before the first commit', () => {
    const folder = temporaryFolder();
    execFileSync('git', ['init', '--quiet'], { cwd: folder, env: environment });
    assert.equal(commitIn(folder), 'undefined');
  });
});

describe('The commit that last changed the content', () => {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        env: environment,
      },
    ).trim();
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  test('stays when another file changes', () => {
    git('init', '--quiet');
    mkdirSync(join(folder, 'content'));
    write('content/site.yaml', 'a');
    git('add', '.');
    git('commit', '--quiet', '--no-verify', '--message', 'Content');
    const commit = git('rev-parse', 'HEAD');
    assert.equal(contentCommit(folder), commit);
    write('other', 'b');
    git('add', '.');
    git('commit', '--quiet', '--no-verify', '--message', 'Other');
    assert.equal(contentCommit(folder), commit);
  });

  test('says so when the content is not as committed', () => {
    write('content/site.yaml', 'c');
    assert.match(contentCommit(folder) ?? '', /^[0-9a-f]{40} with changes$/);
  });
});
