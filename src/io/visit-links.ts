/** What an address said in the end. */
export interface Answer {
  url: string;
  /** Of the last page, behind all redirects; absent when nothing answered. */
  status?: number;
  /** Why nothing answered, in a few words. */
  error?: string;
}

export interface VisitOptions {
  timeoutMs?: number;
  /** Addresses asked at once. */
  concurrency?: number;
  /** Wait before the one retry. */
  pauseMs?: number;
}

/** Asks each address with GET, once more when it did not answer or was out of order. Never throws. */
export async function visitLinks(
  urls: readonly string[],
  { timeoutMs = 15_000, concurrency = 4, pauseMs = 3_000 }: VisitOptions = {},
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = urls.entries();
  const worker = async () => {
    for (const [index, url] of waiting) {
      let answer = await visit(url, timeoutMs);
      if (isWorthARetry(answer)) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        answer = await visit(url, timeoutMs);
      }
      answers[index] = answer;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return answers;
}

async function visit(url: string, timeoutMs: number): Promise<Answer> {
  try {
    const headers = { 'User-Agent': 'Mozilla/5.0 (compatible; waypost-links)', Accept: 'text/html,*/*' };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return { url, status: response.status };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    const why = name === 'TimeoutError' ? `nothing within ${timeoutMs / 1000} s` : undefined;
    return { url, error: why ?? cause?.code ?? cause?.message ?? message };
  }
}

function isWorthARetry({ status }: Answer): boolean {
  return status === undefined || status === 429 || status >= 500;
}
