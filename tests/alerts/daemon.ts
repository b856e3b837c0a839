import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './loopback.ts';

export interface Daemon {
  url: string;
  /** What it has said so far. */
  log(): string;
  stop(): Promise<void>;
}

/** A package of Debian has another name for Alertmanager. */
const commands: Record<string, string[]> = {
  prometheus: ['prometheus'],
  alertmanager: ['prometheus-alertmanager', 'alertmanager'],
};

/** Starts a server on a free port of loopback and waits until it is ready. @throws with its log when it does not get so. */
export async function startDaemon(
  name: keyof typeof commands,
  args: (address: string) => string[],
): Promise<Daemon> {
  let reason = '';
  for (const command of commands[name] ?? []) {
    const started = await start(command, args);
    if (typeof started !== 'string') return started;
    reason += `${command}: ${started}\n`;
  }
  throw new Error(
    `${name} did not start. Debian has it: apt-get install prometheus prometheus-alertmanager\n${reason}`,
  );
}

async function start(command: string, args: (address: string) => string[]): Promise<Daemon | string> {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(command, args(address), { stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', (code, signal) => resolve(`ended with ${code ?? signal}\n${log.join('')}`));
  });
  child.stdout.on('data', (chunk) => log.push(String(chunk)));
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);

  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(kill, 5000);
    await once(child, 'exit');
    clearTimeout(timer);
  };
  const failed = await Promise.race([ended, ready(`http://${address}`)]);
  if (failed === undefined) return { url: `http://${address}`, log: () => log.join(''), stop };
  if (child.pid !== undefined) await stop();
  return failed;
}

async function ready(url: string): Promise<string | undefined> {
  for (let tries = 0; tries < 200; tries++) {
    const ok = await fetch(`${url}/-/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 'was not ready after 20 seconds';
}
