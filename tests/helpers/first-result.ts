import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from './browser.ts';
import type { SlowServer } from './slow-server.ts';

/** A search on a page, as a reader comes to it. */
export interface SearchWay {
  /** From the root of the site. */
  path: string;
  /** Opens it; nothing where the field is on the page. */
  key?: string;
  field: string;
  /** Links of the results, by stage: what comes first, what comes later. */
  links: string[];
}

export interface FirstResult {
  /** By stage, milliseconds from the first key to the first frame with a right result; undefined when none came. */
  times: (number | undefined)[];
  /** From opening the search to the first right result of any stage. */
  fromOpening: number | undefined;
  /** What was loaded from the opening of the search to the end. */
  loaded: { path: string; bytes: number }[];
}

/** From the load event to the opening: the page has come to rest. */
const SETTLED_MS = 3000;
/** From the opening to the first key: a reader's hand. */
const HAND_MS = 150;
const PATIENCE_MS = 20_000;

/** Starts the browser for a series of searches, each with an empty cache. */
export async function withBrowser<T>(run: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-background-networking', '--no-first-run', '--disable-component-update'],
  });
  try {
    return await run(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Visits a page on a slow link, opens its search, puts the words in at once, and waits for the first right result of each stage.
 * @param isRight the address of a result, without origin and base.
 */
export async function firstResult(
  browser: Browser,
  server: SlowServer,
  way: SearchWay,
  ask: string,
  right: RegExp,
): Promise<FirstResult> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(`${server.url.replace(/\/$/, '')}${way.path}`, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLED_MS);
    await watch(page, way, right);
    server.forget();
    if (way.key === undefined) await page.click(way.field);
    else await page.keyboard.press(way.key);
    await page.locator(way.field).first().waitFor({ state: 'attached', timeout: PATIENCE_MS });
    await page.waitForTimeout(HAND_MS);
    await page.keyboard.insertText(ask);
    await page
      .waitForFunction(() => window.watched?.right.every((time) => time !== undefined), undefined, {
        timeout: PATIENCE_MS,
      })
      .catch(() => {});
    const { opened, key, right: times } = (await page.evaluate(() => window.watched)) ?? NOTHING_WATCHED;
    const first = times.filter((time) => time !== undefined).sort((a, b) => a - b)[0];
    return {
      times: times.map((time) => (time === undefined ? undefined : Math.round(time - key))),
      fromOpening: first === undefined ? undefined : Math.round(first - opened),
      loaded: [...server.answered],
    };
  } finally {
    await context.close();
  }
}

interface Watched {
  opened: number;
  key: number;
  right: (number | undefined)[];
}
const NOTHING_WATCHED: Watched = { opened: 0, key: 0, right: [] };

declare global {
  interface Window {
    watched?: Watched;
  }
}

/** Notes in the page itself when the search is opened, when the words come, and when a right result is seen. */
async function watch(page: Page, { links: stages }: SearchWay, right: RegExp): Promise<void> {
  await page.evaluate(
    ([links, source]) => {
      const watched: Watched = { opened: 0, key: 0, right: links.map(() => undefined) };
      window.watched = watched;
      const note = (name: 'opened' | 'key') => () => {
        watched[name] ||= performance.now();
      };
      for (const event of ['keydown', 'pointerdown']) addEventListener(event, note('opened'), true);
      addEventListener('input', note('key'), true);
      const pattern = new RegExp(source);
      const look = () => {
        links.forEach((selector, stage) => {
          const found = [...document.querySelectorAll<HTMLAnchorElement>(selector)];
          if (found.some((link) => pattern.test(link.href) && link.checkVisibility()))
            watched.right[stage] ??= performance.now();
        });
        requestAnimationFrame(look);
      };
      look();
    },
    [stages, right.source] as const,
  );
}
