/**
 * npm run notify -- [FILE] [--listen 127.0.0.1:9099] [--dry-run] [--url-file FILE] [--root DIR]
 * Posts a webhook of Alertmanager to Slack: from a file, from stdin, or as a receiver with /webhook and /health.
 * The address comes from SLACK_WEBHOOK_URL or a file, never from the command line. What cannot be posted is printed whole
 * on stderr. Exit 0 posted, 1 not posted, 2 cannot be read or wrongly called.
 */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Catalog } from '#core/catalog.ts';
import { FindingsError } from '#core/findings-error.ts';
import { showEscapes } from '#core/parameters.ts';
import { generateSlackMessage } from '#generators/slack-message.ts';
import { readContent } from '#io/read-content.ts';
import { postToSlack } from '#io/slack.ts';
import { slackAddress } from '#io/slack-address.ts';
import { readWebhook } from '#io/webhook.ts';
import { startWebhookServer } from '#io/webhook-server.ts';
import type { Webhook } from '#schemas/webhook.ts';

const { values, positionals } = readArguments();
const dryRun = values['dry-run'];
const address = dryRun ? undefined : attempt(() => slackAddress(values['url-file']));
let catalog = attempt(() => load());

if (values.listen !== undefined) await listen(values.listen);
else await notifyOnce(positionals[0]);

async function notifyOnce(file = '-'): Promise<void> {
  if (file === '-' && process.stdin.isTTY)
    end('Nothing to read: name a file, pipe a webhook in, or start a receiver with --listen 127.0.0.1:9099.');
  const place = file === '-' ? 'stdin' : file;
  const given = file === '-' ? await text(process.stdin) : attempt(() => readFileSync(file, 'utf8'));
  const read = readWebhook(given, place);
  if ('reason' in read) end(`${place}: ${read.reason}`);
  const delivery = await deliver(read.webhook);
  process.exitCode = delivery.ok ? 0 : 1;
}

async function listen(at: string): Promise<void> {
  const [, host = '', port = ''] = /^(\[[\da-fA-F:]+\]|[\w.-]+):(\d{1,5})$/.exec(at) ?? [];
  if (host === '' || Number(port) > 65_535) end(`--listen ${at}: write a host and a port: 127.0.0.1:9099.`);
  const server = await startWebhookServer({
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port),
    deliver,
    refused: (reason, body) => console.error(`Refused: ${showEscapes(reason, 500)}\n${JSON.stringify(body)}`),
    now: () => new Date(),
  }).catch((error: Error) => end(`--listen ${at}: ${error.message}`));
  process.on('SIGHUP', () => {
    try {
      catalog = load();
      console.log('The content is read again.');
    } catch (error) {
      console.error(`The content cannot be read, the former one stays: ${inWords(error)}`);
    }
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // The second one is not caught: it ends the process at once.
    process.once(signal, () => {
      console.log('Closing: what is under way is finished.');
      void server.close();
    });
  }
  console.log(`Receiving at http://${host}:${server.port}/webhook${dryRun ? ', posting nothing' : ''}.`);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host))
    console.error('Whoever reaches this port can post to the channel: keep it inside your network.');
}

/** Posts a notification and says how it went; what was not posted is printed whole. */
async function deliver(
  webhook: Webhook,
  gone?: AbortSignal,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const message = generateSlackMessage(catalog, webhook);
  if (address === undefined) {
    console.log(JSON.stringify(message, null, 2));
    return { ok: true };
  }
  const delivery = await postToSlack(address, message, { gone });
  const { status, alerts } = webhook;
  const many = alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`;
  const what = `${status}, ${many}: ${showEscapes(alerts[0]?.labels.alertname ?? '')}`;
  if (delivery.ok) {
    const how = delivery.plain ? ', as text: Slack refused the blocks' : '';
    console.log(`Posted (${what}), attempt ${delivery.attempts}${how}.`);
    return delivery;
  }
  const reason = `Slack did not take it, ${delivery.attempts} attempts: ${showEscapes(delivery.reason, 500)}`;
  console.error(`Not posted (${what}). ${reason}\n${JSON.stringify(webhook)}`);
  return { ok: false, reason };
}

function load(): Catalog {
  const reading = readContent(values.root);
  if (reading.findings.length > 0)
    console.error('Some files cannot be read and are left out: run `npm run check`.');
  return reading.catalog;
}

function readArguments() {
  const parsed = attempt(() =>
    parseArgs({
      allowPositionals: true,
      options: {
        listen: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'url-file': { type: 'string' },
        root: { type: 'string', default: process.cwd() },
      },
    }),
  );
  if (parsed.positionals.length > 1) end('One notification at a time: name one file.');
  if (parsed.positionals.length > 0 && parsed.values.listen !== undefined)
    end('Name a file, or start a receiver with --listen, not both.');
  if (parsed.positionals.some((word) => /^https?:\/\//.test(word)))
    end(
      'The address is a secret and does not belong on a command line: set SLACK_WEBHOOK_URL, or use --url-file.',
    );
  return parsed;
}

function attempt<T>(task: () => T): T {
  try {
    return task();
  } catch (error) {
    return end(inWords(error));
  }
}

function inWords(error: unknown): string {
  if (error instanceof FindingsError)
    return error.findings
      .map(({ file, line, message, mend }) => `${file}:${line ?? 1} ${message} ${mend}`)
      .join('\n');
  return (error as Error).message;
}

function end(message: string): never {
  console.error(message);
  process.exit(2);
}
