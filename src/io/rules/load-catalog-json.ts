import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FindingsError } from '#core/findings-error.ts';
import { type CatalogJson, catalogJsonSchema } from '#schemas/catalog-json.ts';

const TIMEOUT = 20_000;
/** Far more than a library of thousands of runbooks has. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a site's `catalog.json` from a file, a folder that holds it, or an address.
 * @throws FindingsError that says what is wrong with it and what to write.
 */
export async function loadCatalogJson(place: string, timeout = TIMEOUT): Promise<CatalogJson> {
  const text = /^https?:\/\//i.test(place) ? await download(place, timeout) : readLocal(place);
  return checkCatalogJson(parse(place, text), place);
}

/** The catalog of a value. @throws FindingsError when it lacks what the tools need. */
export function checkCatalogJson(value: unknown, place: string): CatalogJson {
  const parsed = catalogJsonSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at \`${issue.path.join('.')}\``;
  throw wrong(
    place,
    `It is no catalog of a site, or one of an older Waypost: ${issue?.message ?? 'nothing fits'}${where}.`,
    'Build the site with the Waypost that the tool comes with.',
  );
}

async function download(url: string, timeout: number): Promise<string> {
  const address = url.endsWith('/') ? `${url}catalog.json` : url;
  try {
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(timeout),
      headers: { accept: 'application/json' },
    });
    if (!answer.ok)
      throw wrong(
        address,
        `It answers ${answer.status}.`,
        'Name the address of `catalog.json` on the published site.',
      );
    return await textOf(answer, address);
  } catch (error) {
    if (error instanceof FindingsError) throw error;
    const { name, message, cause } = error as Error;
    const why =
      name === 'TimeoutError'
        ? `nothing within ${timeout / 1000} seconds`
        : cause instanceof Error
          ? cause.message
          : message;
    throw wrong(
      address,
      `It does not answer: ${why}.`,
      'Look at the address and the network, or name a downloaded file.',
    );
  }
}

async function textOf(answer: Response, address: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw wrong(address, `It is larger than ${MOST_BYTES} bytes.`, 'Name the address of `catalog.json`.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function readLocal(place: string): string {
  const state = statSync(place, { throwIfNoEntry: false });
  const file = state?.isDirectory() ? join(place, 'catalog.json') : place;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(
      file,
      `It cannot be read: ${(error as Error).message}.`,
      'Build the site, or name the address of its `catalog.json`.',
    );
  }
}

function parse(place: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong(place, `It is no JSON: ${(error as Error).message}.`, 'Name the `catalog.json` of the site.');
  }
}

function wrong(file: string, message: string, mend: string): FindingsError {
  return new FindingsError([{ level: 'error', check: 'files', file, message, mend }]);
}
