import { execFileSync } from 'node:child_process';

/** The commit that is built, 40 hex digits; undefined outside a repository. */
export function currentCommit(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return environment.GITHUB_SHA || git(['rev-parse', 'HEAD']);
}

/**
 * The commit that last changed `content/`, so that files made from it stay the same until it changes; the words
 * "with changes" behind it when the content is not as committed. Undefined outside a repository.
 */
export function contentCommit(root = process.cwd()): string | undefined {
  const commit = git(['log', '-1', '--format=%H', '--', 'content'], root);
  if (!commit) return undefined;
  return git(['status', '--porcelain', '--', 'content'], root) === '' ? commit : `${commit} with changes`;
}

function git(words: string[], cwd?: string): string | undefined {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return execFileSync('git', words, { cwd, encoding: 'utf8', stdio }).trim();
  } catch {
    return undefined;
  }
}
