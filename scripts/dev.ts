/** npm run dev: the site while you write, with the findings in the terminal. */
import { spawn } from 'node:child_process';

// Astro leaves the terminal where it takes its caller for a program; an author wants it here.
const child = spawn('astro', ['dev', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
