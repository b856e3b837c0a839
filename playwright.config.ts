import { defineConfig } from 'playwright/test';
import { loadSite } from '#io/site.ts';
import { findBrowser } from './tests/helpers/browser.ts';

// Another port lets two working copies test side by side.
const port = Number(process.env.PORT ?? 4391);
const url = `http://127.0.0.1:${port}${loadSite().base.replace(/\/$/, '')}/`;
const browser = findBrowser();

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  // The JSON reporter writes to the file that this variable names.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    baseURL: url,
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [{ name: 'desktop', use: { browserName: 'chromium', viewport: { width: 1280, height: 800 } } }],
  webServer: {
    command: `"${process.execPath}" scripts/serve.ts --port ${port}`,
    url,
    reuseExistingServer: false,
  },
});
