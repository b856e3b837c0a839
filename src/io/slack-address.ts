import { readFileSync } from 'node:fs';

/**
 * The address of the incoming webhook, from a file or from SLACK_WEBHOOK_URL. It is a secret: no message holds it.
 * @throws with what to do, when there is none or it is no address to post to.
 */
export function slackAddress(file: string | undefined, environment: NodeJS.ProcessEnv = process.env): URL {
  const variable = environment.SLACK_WEBHOOK_URL?.trim();
  if (file !== undefined && variable)
    throw new Error('The address is given twice: unset SLACK_WEBHOOK_URL, or leave out --url-file.');
  const place = file === undefined ? 'SLACK_WEBHOOK_URL' : file;
  const text = file === undefined ? variable : read(file);
  if (!text) {
    throw new Error(
      file === undefined
        ? 'Nowhere to post to: set SLACK_WEBHOOK_URL, or name a file with --url-file. Try with --dry-run.'
        : `${file} is empty: write the address of the incoming webhook into it.`,
    );
  }
  if (!URL.canParse(text))
    throw new Error(`${place} holds no address: write https://hooks.slack.com/services/….`);
  const url = new URL(text);
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
    throw new Error(`${place} must start with https://: the address is a secret and the alert too.`);
  if (url.username !== '' || url.password !== '')
    throw new Error(`${place} must hold no user name: the address of an incoming webhook has none.`);
  return url;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}
