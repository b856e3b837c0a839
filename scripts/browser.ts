// Makes sure that there is a browser for the browser tests.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findBrowser, hasBrowser } from '#tests/browser.ts';

const root = process.getuid?.() === 0;

if (!hasBrowser() && !process.env.CHROMIUM_PATH) {
  // The system libraries come second: without the download they would be of no use.
  if (run('npx playwright install chromium') && root && process.platform === 'linux') {
    run('npx playwright install-deps chromium');
  }
  if (!hasBrowser() && root && isDebian()) {
    console.log('Playwright has no browser to offer here; taking Debian’s.');
    run('apt-get update') && run('apt-get install --yes --no-install-recommends chromium fonts-liberation');
  }
}

if (hasBrowser()) {
  console.log(`Browser: ${findBrowser() ?? 'Playwright’s own'}`);
} else {
  console.error(
    process.env.CHROMIUM_PATH
      ? `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which does not exist. Correct it or unset it.`
      : 'There is no browser for the browser tests. Run npx playwright install chromium, or install Chromium or ' +
          'Chrome and name it: CHROMIUM_PATH=/path/to/chromium npm test',
  );
  process.exitCode = 1;
}

function run(command: string): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, { shell: true, stdio: 'inherit', env }).status === 0;
}

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
