import { execFileSync } from 'node:child_process';

/** The commit that is built, 40 hex digits; undefined outside a repository. */
export function currentCommit(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if (environment.GITHUB_SHA) return environment.GITHUB_SHA;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
