import { type Page, test } from 'playwright/test';

/**
 * Notes whatever a page must never do: complain, throw, break the policy, open a dialog or window, ask another origin.
 * @returns the list that grows.
 */
export async function watch(page: Page): Promise<string[]> {
  const problems: string[] = [];
  const { origin } = new URL(test.info().project.use.baseURL ?? '');
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error(`policy: ${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => problems.push(`thrown: ${message}`));
  page.on('popup', (popup) => problems.push(`window: ${popup.url()}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) problems.push(`request: ${request.url()}`);
  });
  return problems;
}
