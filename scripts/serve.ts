import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type PagesServer, startPagesServer } from '#io/pages-server.ts';
import { loadSite } from '#io/site.ts';

const port = readPort();
if (!existsSync('dist/index.html')) end('There is no built site in dist/. Build it first: npm run build');

const server = await start();
console.log(`Serving dist/ at ${server.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close().then(() => process.exit(0)));
}

function readPort(): number {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' } } });
    const asked = values.port ?? (process.env.PORT || '4321');
    if (/^\d+$/.test(asked) && Number(asked) <= 65_535) return Number(asked);
    return end(`Port ${asked} is not a number from 0 to 65535.`);
  } catch (error) {
    return end(`${(error as Error).message}\nUsage: npm run serve -- [--port N]`);
  }
}

async function start(): Promise<PagesServer> {
  try {
    return await startPagesServer({ root: 'dist', base: loadSite().base, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return end(`Port ${port} is in use. Choose another: npm run serve -- --port ${port + 1}, or set PORT.`);
  }
}

function end(message: string): never {
  console.error(message);
  process.exit(1);
}
