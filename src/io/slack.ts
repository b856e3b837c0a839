/** What is posted: the text stands alone where Slack refuses the blocks. */
interface Postable {
  text: string;
  blocks?: readonly unknown[];
}

/** Clock and patience of a delivery. */
export interface SlackOptions {
  /** For one attempt. */
  timeoutMs?: number;
  /** For all attempts and the waits between them. */
  deadlineMs?: number;
  attempts?: number;
  /** The first wait at most; each further one is twice as long. */
  firstWaitMs?: number;
  mostWaitMs?: number;
  sleep?: (ms: number) => Promise<unknown>;
  /** Says that nobody waits for the outcome any more: no further attempt then. */
  gone?: AbortSignal | undefined;
  /** Milliseconds that only grow. */
  now?: () => number;
  /** From 0 to 1, for waits that do not all end at once. */
  random?: () => number;
}

/** How it ended. `plain`: Slack refused the blocks and took the text. */
export type Delivery =
  | { ok: true; attempts: number; plain: boolean }
  | { ok: false; attempts: number; reason: string };

type Answer = { status: number; body: string; retryAfterMs?: number | undefined } | { error: string };

/**
 * Posts to an incoming webhook until Slack says `ok`: what may pass is tried again, with growing waits or the wait that
 * Slack asks for; what cannot succeed is not. Never throws, and never says where it posts: the address is a secret.
 */
export async function postToSlack(
  url: URL,
  message: Postable,
  {
    timeoutMs = 10_000,
    deadlineMs = 60_000,
    attempts = 6,
    firstWaitMs = 1_000,
    mostWaitMs = 16_000,
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now = () => performance.now(),
    random = Math.random,
    gone,
  }: SlackOptions = {},
): Promise<Delivery> {
  const end = now() + deadlineMs;
  let body: Postable = message;
  let plain = false;
  let reason = '';
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const answer = await post(url, body, Math.max(1, Math.min(timeoutMs, end - now())));
    if (isTaken(answer)) return { ok: true, attempts: attempt, plain };
    reason = inWords(answer, timeoutMs);
    if ('status' in answer && answer.status === 400 && !plain && message.blocks !== undefined) {
      // `invalid_blocks`, `msg_blocks_too_long`: the text says the same, and an alert is worth more than its looks.
      plain = true;
      body = { text: message.text };
      continue;
    }
    if (!mayPass(answer)) return { ok: false, attempts: attempt, reason };
    const backoff = Math.min(mostWaitMs, firstWaitMs * 2 ** (attempt - 1)) * (0.5 + random() / 2);
    const asked = 'retryAfterMs' in answer ? (answer.retryAfterMs ?? 0) : 0;
    const wait = Math.max(asked, backoff);
    if (attempt === attempts) break;
    if (now() + wait >= end) {
      const why = `${Math.ceil(wait / 1000)} s more would pass the ${deadlineMs / 1000} s for one message`;
      return { ok: false, attempts: attempt, reason: `${reason}; ${why}` };
    }
    await Promise.race([sleep(wait), aborted(gone)]);
    if (gone?.aborted) return { ok: false, attempts: attempt, reason: `${reason}; ${GONE}` };
  }
  return { ok: false, attempts, reason };
}

/** The sender keeps the alert and sends it again; a message of ours now would be one too many. */
const GONE = 'the sender no longer waits, and will send it again';

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

async function post(url: URL, message: Postable, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      // Whatever it says, an alert is not sent on to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: response.status,
      body: (await response.text()).trim().slice(0, 200),
      retryAfterMs: secondsAsked(response.headers.get('retry-after')),
    };
  } catch (error) {
    const { name, message: text, cause } = error as Error & { cause?: { code?: string; message?: string } };
    return { error: name === 'TimeoutError' ? name : (cause?.code ?? cause?.message ?? text) };
  }
}

/** Slack says `ok`. A page of a proxy says 200 as well, and nobody has read the alert. */
function isTaken(answer: Answer): boolean {
  if (!('status' in answer) || answer.status !== 200) return false;
  return answer.body === 'ok' || /^\{\s*"ok"\s*:\s*true\b/.test(answer.body);
}

/** Whether the same may succeed later: no answer, too many, or out of order. */
function mayPass(answer: Answer): boolean {
  return !('status' in answer) || answer.status === 408 || answer.status === 429 || answer.status >= 500;
}

function inWords(answer: Answer, timeoutMs: number): string {
  if ('error' in answer) {
    return answer.error === 'TimeoutError'
      ? `no answer within ${timeoutMs / 1000} s`
      : `no connection: ${answer.error}`;
  }
  const said = JSON.stringify(answer.body);
  return answer.status === 200 ? `answered 200, but not "ok": ${said}` : `answered ${answer.status} ${said}`;
}

/** `Retry-After: 30`; Slack writes seconds, never a date. */
function secondsAsked(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) * 1000 : undefined;
}
