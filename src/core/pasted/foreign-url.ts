/** Where a pasted address leads, as far as this site can tell. */
export interface PastedUrl {
  /** Path with a final slash, as this site writes it, without origin; may have a foreign base in front. */
  path: string;
  /** With `?`; empty when there is none. */
  search: string;
  /** With `#`; empty when there is none. */
  hash: string;
  /** What it is called there: the last part of the path and the fragment, lower case, endings and prefixes off. */
  names: string[];
  /** Its query as labels, keys in lower case: `?NAMESPACE=prod`. */
  labels: [string, string][];
}

const RE_ENDING = /(?:\/index)?\.(?:html?|mdx?)$|\/index$/i;
const RE_PREFIX = /^(?:alert-name-|runbook-)/;
/** `docs/runbooks/WorkerDown.md`, `runbook.md#alert-name-workerdown`. */
const RE_FILE = /^[\w.-]+(?:\/[\w.-]+){0,20}\.(?:md|mdx|html?)(?:#[\w.-]*)?$/i;
const MOST_CHARACTERS = 8192;

/** Reads a runbook's address, of this site or another. Undefined when the text is none. */
export function readUrl(text: string): PastedUrl | undefined {
  const given = text.trim().replace(/^<|>$/g, '');
  // A path out of a repository is the end of an address.
  const written = RE_FILE.test(given) ? new URL(given, 'https://repository.invalid/').href : given;
  if (!/^https?:\/\/\S+$/i.test(written) || given.length > MOST_CHARACTERS) return undefined;
  if (!URL.canParse(written)) return undefined;
  const { pathname, search, hash, searchParams } = new URL(written);
  const path = decode(pathname).replace(RE_ENDING, '').replace(/\/*$/, '/');
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  const names = [decode(hash.slice(1)).split('?')[0] ?? '', last]
    .map((name) => name.toLowerCase().replace(RE_ENDING, '').replace(RE_PREFIX, ''))
    .filter(Boolean);
  return {
    path,
    search,
    hash,
    names,
    labels: [...searchParams].map(([name, value]) => [name.replace(/^var-/, '').toLowerCase(), value]),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
