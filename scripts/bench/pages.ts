import { existsSync, globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { startPagesServer } from '#io/pages-server.ts';
import { loadSite } from '#io/site.ts';
import { firstLoad, firstPaint } from '#tests/slow-network.ts';

/** Bytes, compressed. Script before search: the page's own, and what fills commands from the link. */
const BUDGETS = { html: 14_000, script: 10_000 + 4_000, firstLoad: 45_000 };
/** What peers send for one runbook of the same content, settled, kB. */
const PEERS = {
  'Hugo Book': 44.6,
  Starlight: 51.4,
  'MkDocs Material': 109.1,
  VitePress: 178.7,
  Docusaurus: 279.9,
};
/** Hugo Book's first contentful paint at 400 ms and 400 kbit/s, ms. */
const HUGO_PAINT_MS = 1252;

const ratio = (value: number, budget: number) => (value / budget).toFixed(2).padStart(5);
const compressed = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

/**
 * Measures the site in dist/: compressed bytes of every runbook against the budgets, and first paint at a deep link on a
 * slow network, of the largest runbook or of a page that is named.
 */
export async function measurePages(page?: string): Promise<void> {
  if (!existsSync('dist/index.html')) {
    console.error('There is no dist/: run `npm run build` first.');
    process.exit(2);
  }

  const pages = globSync('dist/runbooks/*/*/index.html')
    .filter((file) => readFileSync(file, 'utf8').includes('data-step='))
    .map((file) => ({ path: file.slice('dist'.length, -'index.html'.length), bytes: compressed(file) }))
    .sort((a, b) => b.bytes - a.bytes);
  const largest = pages[0];
  if (largest === undefined) throw new Error('No runbook in dist/.');

  console.log(`HTML with its CSS, budget ${BUDGETS.html} bytes, ${pages.length} runbooks`);
  for (const { path, bytes } of pages) console.log(`  ${ratio(bytes, BUDGETS.html)}  ${bytes}  ${path}`);

  const { base } = loadSite();
  const server = await startPagesServer({ root: 'dist', base, port: 0 });
  try {
    const url = `${server.url.replace(/\/$/, '')}${page ?? largest.path}`;
    const load = await firstLoad(url);
    console.log(`\nFirst load of ${new URL(url).pathname}, compressed bodies`);
    console.log(`  ${ratio(load.script, BUDGETS.script)}  script ${load.script} of ${BUDGETS.script}`);
    console.log(
      `  ${ratio(load.total, BUDGETS.firstLoad)}  all ${load.total} of ${BUDGETS.firstLoad}, ${load.requests} requests`,
    );
    for (const [peer, kilobytes] of Object.entries(PEERS)) {
      console.log(`  ${ratio(load.total, kilobytes * 1000)}  of ${peer}'s ${kilobytes} kB`);
    }
    const paints = await firstPaint(`${url}#diagnosis`, { latencyMs: 400, bytesPerSecond: 50_000, times: 5 });
    console.log('\nFirst paint at a deep link, 400 ms and 400 kbit/s');
    console.log(
      `  ${ratio(paints.median, HUGO_PAINT_MS)}  median ${paints.median} ms (${paints.all.join(', ')}) of Hugo Book's ${HUGO_PAINT_MS} ms`,
    );
  } finally {
    await server.close();
  }
}
