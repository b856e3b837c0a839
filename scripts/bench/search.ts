import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { startPagesServer } from '#io/pages-server.ts';
import { readContent } from '#io/read-content.ts';
import { loadSite } from '#io/site.ts';
import { type FirstResult, firstResult, type SearchWay, withBrowser } from '#tests/first-result.ts';
import { writeLargeLibrary } from '#tests/large-library.ts';
import { measuredRun } from '#tests/measured-run.ts';
import { type Page, relevanceTable } from '#tests/relevance.ts';
import { type SlowServer, startSlowServer } from '#tests/slow-server.ts';
import { makeProject } from '#tests/small-site.ts';

const LINK = { latencyMs: 400, bytesPerSecond: 50_000 };
/** Of the relevance table: a name, symptoms, a part, a log line. */
const ASKED = [
  'WorkerDown',
  'redis out of memory',
  'selenium grid',
  'backfill is stuck',
  'FATAL:  remaining connection slots are reserved for non-replication superuser connections',
];
/** The list's groups: names and symptoms, which are there at once; the text of pages below. */
const STAGES = ['[aria-labelledby$="-n"] [data-result] a', '[aria-labelledby$="-t"] [data-result] a'];
const waysFrom = (page: string): { name: string; stages: string[]; way: SearchWay }[] => [
  {
    name: 'Waypost, home page',
    stages: ['at once', 'full text'],
    way: { path: '/', field: 'main search-box input', links: STAGES },
  },
  {
    name: 'Waypost, over a page',
    stages: ['at once', 'full text'],
    way: {
      path: page,
      key: '/',
      field: 'dialog search-box input',
      links: STAGES,
    },
  },
  {
    name: 'Pagefind’s own UI',
    stages: ['full text'],
    way: {
      path: '/pagefind-ui.html',
      field: '.pagefind-ui__search-input',
      links: ['.pagefind-ui__result-link'],
    },
  },
];

interface Asked {
  ask: string;
  right: RegExp;
}

/**
 * Builds libraries of these sizes, then searches each on a slow network: names at once, the full text, and Pagefind's own
 * interface over the same full text.
 */
export async function measureSearch(counts: readonly number[], times: number): Promise<void> {
  const asked = questions();
  const before = new Map<string, number>();
  for (const count of counts) {
    const root = makeProject();
    try {
      console.log(`\n${count} runbooks`);
      build(root, count);
      tellPages(root, before);
      writePagefindPage(root);
      await withBrowser((browser) =>
        serveSlowly(root, (server) =>
          searchEveryWay(browser, server, waysFrom(aRunbook(root)), asked, times),
        ),
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  }
}

function questions(): Asked[] {
  const { catalog } = readContent();
  const opened = new Map(catalog.alerts.map(({ path, runbook }) => [path, `/runbooks/${runbook}/`]));
  const addresses = (page: Page) => [
    page.path,
    ...(opened.has(page.path) ? [`${opened.get(page.path)}`] : []),
  ];
  return relevanceTable(catalog)
    .questions.filter(({ ask }) => ASKED.includes(ask))
    .map(({ ask, pages }) => {
      // A copy of the page in a large library answers as well.
      const patterns = pages
        .flatMap(addresses)
        .map((path) => path.replace(/^\/(\w+)\/([\w-]+)\//, '/$1/$2(?:-\\d+)?/').replace(/\/$/, '\\d*/'));
      return { ask, right: new RegExp(`(?:${patterns.join('|')})(?:[?#]|$)`) };
    });
}

/** Checks and builds, as `npm run build` does. */
function build(root: string, count: number): void {
  writeLargeLibrary(root, count);
  const { WAYPOST_URL: _url, WAYPOST_BASE: _base, WAYPOST_OUT: _out, ...env } = process.env;
  const path = [resolve('node_modules/.bin'), env.PATH].join(delimiter);
  const run = measuredRun(resolve('scripts/build.ts'), [], root, { ...env, PATH: path });
  if (run.status !== 0)
    throw new Error(`The build failed.\n${run.stdout.slice(-4000)}\n${run.stderr.slice(-4000)}`);
  const { wallSeconds, cpuSeconds, peakBytes } = run;
  console.log(
    `  build: ${wallSeconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s CPU, ${Math.round(peakBytes / 2 ** 20)} MB at the most, ` +
      `${((1000 * cpuSeconds) / count).toFixed(0)} ms CPU a runbook`,
  );
}

/** HTML of the runbooks, beside what the same ones were in the smallest library. */
function tellPages(root: string, before: Map<string, number>): void {
  const now = runbookFiles(root).map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(root, file)), { level: 9 }).length,
  }));
  if (before.size === 0) for (const { file, bytes } of now) before.set(file, bytes);
  const grown = now
    .flatMap(({ file, bytes }) => bytes / (before.get(file) ?? Number.NaN))
    .filter((one) => one > 0);
  console.log(
    `  HTML of a runbook: ${median(now.map(({ bytes }) => bytes))} bytes, ${median(grown).toFixed(3)} of the smallest library's, ` +
      `${Math.max(...grown).toFixed(3)} at the most`,
  );
}

/** A page to search over. */
function aRunbook(root: string): string {
  const runbook = readContent(root).catalog.runbooks.find(({ kind }) => kind === 'alert');
  if (runbook === undefined) throw new Error('The library has no runbook for an alert.');
  return runbook.path;
}

/** Pages of runbooks, without those that an alert's name opens. */
function runbookFiles(root: string): string[] {
  const { catalog } = readContent(root);
  return catalog.runbooks.map(({ path }) => `dist${path}index.html`);
}

function writePagefindPage(root: string): void {
  const base = loadSite(root).base.replace(/\/$/, '');
  writeFileSync(
    join(root, 'dist/pagefind-ui.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pagefind</title>
<link rel="stylesheet" href="${base}/pagefind/pagefind-ui.css"><script src="${base}/pagefind/pagefind-ui.js"></script>
<div id="search"></div><script>new PagefindUI({ element: '#search', showSubResults: true })</script></html>\n`,
  );
}

async function serveSlowly(root: string, run: (server: SlowServer) => Promise<void>): Promise<void> {
  const pages = await startPagesServer({ root: join(root, 'dist'), base: loadSite(root).base, port: 0 });
  const slow = await startSlowServer(pages.url, LINK);
  try {
    await run(slow);
  } finally {
    await slow.close();
    await pages.close();
  }
}

async function searchEveryWay(
  browser: Browser,
  server: SlowServer,
  ways: ReturnType<typeof waysFrom>,
  asked: Asked[],
  times: number,
): Promise<void> {
  console.log(
    `  first right result, ms from the first key (${LINK.latencyMs} ms, ${(LINK.bytesPerSecond * 8) / 1000} kbit/s)`,
  );
  for (const { name, stages, way } of ways) {
    const found: FirstResult[] = [];
    for (let time = 0; time < times; time++)
      for (const { ask, right } of asked) found.push(await firstResult(browser, server, way, ask, right));
    for (const [index, stage] of stages.entries()) {
      const reached = found.map((one) => one.times[index]);
      tellStage(`${name}, ${stage}`, reached);
    }
    const opened = found.map(({ fromOpening }) => fromOpening);
    tellStage('  from opening', opened);
    tellLoaded(found);
  }
}

function tellStage(name: string, times: (number | undefined)[]): void {
  const all = times.map((time) => time ?? 'none').join(', ');
  console.log(
    `    ${name.padEnd(34)} ${String(median(times.map((time) => time ?? Infinity))).padStart(6)}  (${all})`,
  );
}

/** What a search loads after it is opened: files of names and code, and those of the full text. */
function tellLoaded(found: FirstResult[]): void {
  const sum = (isText: boolean) =>
    median(
      found.map(({ loaded }) =>
        loaded
          .filter(({ path }) => path.includes('/pagefind/') === isText)
          .reduce((bytes, answer) => bytes + answer.bytes, 0),
      ),
    );
  const names = [
    ...new Set(
      found[0]?.loaded
        .filter(({ path }) => !path.includes('/pagefind/'))
        .map(({ path, bytes }) => `${path} ${bytes}`),
    ),
  ];
  console.log(`      loaded after opening: ${sum(false)} bytes at once, ${sum(true)} bytes of Pagefind`);
  for (const name of names) console.log(`        ${name}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
