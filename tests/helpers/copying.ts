import type { Page } from 'playwright/test';

/** One command block after its Copy button was pressed. */
export interface Copied {
  name: string;
  /** Text of the code, and what of it is seen. */
  text: string;
  seen: string;
  /** What the clipboard then held; empty when the block refused. */
  clipboard: string;
  says: string;
}

/** Presses every Copy button of the page, one after the other, and answers each read-back with the block's own target. */
export function copyEveryBlock(page: Page): Promise<Copied[]> {
  return copy(page, 'figure[data-command]', Number.POSITIVE_INFINITY);
}

/** The same with the first few blocks, those first that a link fills and copies without a question. */
export async function copySomeBlocks(page: Page, most: number): Promise<Copied[]> {
  const filled = await copy(page, 'figure[data-command]:not([data-danger]):has([data-parameter])', most);
  return filled.length > 0 ? filled : copy(page, 'figure[data-command]:not([data-danger])', most);
}

async function copy(page: Page, blocks: string, most: number): Promise<Copied[]> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return page.evaluate(
    async ([blocks, most]) => {
      const copied = [];
      for (const figure of [...document.querySelectorAll<HTMLElement>(blocks)].slice(0, most)) {
        const { variant } = figure.dataset;
        const choices = [
          ...(figure.closest('[data-variants]')?.querySelectorAll('button[data-choice]') ?? []),
        ];
        (choices.find(({ textContent }) => textContent === variant) as HTMLElement | undefined)?.click();
        const code = figure.querySelector('code') as HTMLElement;
        const button = figure.querySelector('figcaption button') as HTMLButtonElement;
        const say = figure.querySelector('.say') as HTMLElement;
        await navigator.clipboard.writeText('');
        button.click();
        await until(() => 'copied' in button.dataset || say.textContent !== '');
        const form = say.querySelector('form');
        if (form !== null) {
          const answer = form.querySelector('input');
          if (answer !== null) answer.value = form.querySelector('label code')?.textContent ?? '';
          form.requestSubmit();
          await until(() => 'copied' in button.dataset);
        }
        copied.push({
          name: button.getAttribute('aria-label') ?? '',
          text: code.textContent ?? '',
          seen: code.innerText,
          clipboard: await navigator.clipboard.readText(),
          says: say.textContent ?? '',
        });
      }
      return copied;

      async function until(done: () => boolean): Promise<void> {
        for (let tries = 0; tries < 400 && !done(); tries++)
          await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    [blocks, most] as const,
  );
}

/** What the clipboard holds. */
export function clipboardOf(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
