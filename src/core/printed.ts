/** Lines that a program prints and nobody types. */
export const PRINTED: [what: string, line: RegExp][] = [
  ['a line of a psql table', /^\(\d+ rows?\)$|^-{3,}(?:\+-{3,})+$/],
  ['the head of a table', /^(?:[A-Z][A-Z()_-]+ ){0,2}[A-Z][A-Z()_-]+ {2,}[A-Z][A-Z()_ -]*(?: {2,}|$)/],
  ['a line of a table', /^\S+ {2,}\d+\/\d+ {2,}[A-Z]\w+/],
  [
    'a status line',
    /^(?:[a-z]+(?:\.[a-z0-9.]+)?\/\S+|[a-z]+ "\S+") (?:created|configured|unchanged|deleted|scaled|restarted|patched|annotated|labeled|condition met|env updated|image updated|rolled back|paused|resumed|cordoned|drained|evicted)\b/,
  ],
  ['a status line', /^(?:OK|PONG|PING|true|false|active|inactive|failed|healthy|unhealthy|running)$/],
  ['a status line', /^(?:INSERT 0 \d+|(?:UPDATE|DELETE|SELECT) \d+|(?:CREATE|ALTER|DROP) [A-Z]+)$/],
  ['a status line', /^HTTP\/[\d.]+ \d{3}\b/],
  ['an answer of Redis', /^\((?:integer|nil|error)\)|^\d+\) "/],
  ['an error message', /^(?:error|fatal|warning): /i],
  ['JSON', /^[{[]\s*"[^"]*"\s*[:,]|^\{\}$/],
  ['a line of a listing', /^(?:total \d+|[d-](?:[r-][w-][xst-]){3}[.+]?\s+\d+ \S+ \S+)/],
];

/** Whether a line looks like what a program prints. */
export function isPrinted(line: string): boolean {
  return PRINTED.some(([, pattern]) => pattern.test(line.trim()));
}
