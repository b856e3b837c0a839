import { type BrowserContext, chromium } from 'playwright';
import { findBrowser } from './browser.ts';

async function withContext<T>(run: (context: BrowserContext) => Promise<T>): Promise<T> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    return await run(await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  } finally {
    await browser.close();
  }
}

/** Compressed bytes of a page's first load with an empty cache, three seconds after its load event. */
export function firstLoad(url: string): Promise<{ total: number; script: number; requests: number }> {
  return withContext(async (context) => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const types = new Map<string, string>();
    const sizes = new Map<string, number>();
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (!response.url.startsWith('data:')) types.set(requestId, type);
    });
    session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      sizes.set(requestId, (sizes.get(requestId) ?? 0) + encodedDataLength);
    });
    await session.send('Network.enable');
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(3000);
    const sum = (wanted: (type: string) => boolean) =>
      [...types].reduce((total, [id, type]) => total + (wanted(type) ? (sizes.get(id) ?? 0) : 0), 0);
    return { total: sum(() => true), script: sum((type) => type === 'Script'), requests: types.size };
  });
}

interface Network {
  latencyMs: number;
  bytesPerSecond: number;
  times: number;
}

/** First contentful paint of a cold visit, ms, several times. */
export async function firstPaint(url: string, network: Network): Promise<{ median: number; all: number[] }> {
  const all: number[] = [];
  for (let time = 0; time < network.times; time++) {
    all.push(
      await withContext(async (context) => {
        const page = await context.newPage();
        const session = await context.newCDPSession(page);
        await session.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: network.latencyMs,
          downloadThroughput: network.bytesPerSecond,
          uploadThroughput: network.bytesPerSecond,
        });
        await page.goto(url, { waitUntil: 'load' });
        return page.evaluate(() =>
          Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
        );
      }),
    );
  }
  const sorted = [...all].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, all };
}
