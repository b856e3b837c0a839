import type { Parameter, ParameterType } from '#schemas/parameter.ts';

/** What of a parameter decides about a value. */
export type ParameterRule = Pick<Parameter, 'type' | 'example' | 'values' | 'min' | 'max'>;

/** Whether a value may be filled in; the reason goes on after the value: "holds a blank". */
export type Verdict = { ok: true } | { ok: false; reason: string };

interface Alphabet {
  /** The first character that the type does not have. */
  foreign: RegExp;
  /** Characters at most; none above the 253 that a link may carry. */
  most: number;
  shape: RegExp;
}

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const HOST_LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

// Every character stands for itself in a POSIX shell (bare, in both quotes, in a heredoc), in a SQL or PromQL string, in
// JSON and in a URL. So a path has no `%` and `+` (decoded in a URL), no `:` (splits `-v a:b`) and no `~` (expanded).
// No pattern has the `m` flag: with it `web-0\nrm` would match.
const alphabets: Record<ParameterType, Alphabet> = {
  /** Namespace, container, service. */
  'kubernetes-label': alphabet('a-z0-9-', 63, LABEL),
  /** Pod, node. */
  'kubernetes-name': alphabet('a-z0-9.-', 253, `${LABEL}(?:\\.${LABEL})*`),
  /** Name or IPv4 address, with or without port. */
  host: alphabet('A-Za-z0-9.:-', 253, `${HOST_LABEL}(?:\\.${HOST_LABEL})*(?::[1-9][0-9]{0,4})?`),
  /** Alert name, metric, label name. */
  'prometheus-name': alphabet('A-Za-z0-9_:', 128, '[A-Za-z_][A-Za-z0-9_:]*'),
  job: alphabet('A-Za-z0-9_./-', 128, '[A-Za-z0-9][A-Za-z0-9_.]*(?:[/-][A-Za-z0-9_.]+)*'),
  /** Absolute, without a final slash, without `.` segments; `/` alone is none. */
  path: alphabet('A-Za-z0-9_@./-', 253, '(?:/(?!\\.(?:/|$))[A-Za-z0-9_@.][A-Za-z0-9_@.-]*)+'),
  /** `nvme0n1`, `dm-0`, `eth0`. */
  device: alphabet('a-z0-9-', 32, '[a-z][a-z0-9]*(?:-[0-9]+)?'),
  integer: alphabet('0-9', 10, '0|[1-9][0-9]*'),
  duration: alphabet('a-z0-9', 8, '[1-9][0-9]{0,5}(?:ms|s|m|h|d)'),
  'sql-name': alphabet('a-z0-9_', 63, '[a-z_][a-z0-9_]*'),
  'hex-id': alphabet('a-f0-9', 64, '[0-9a-f]{7,64}'),
  uuid: alphabet('a-f0-9-', 36, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  /** The author's own values, which must be inert too. */
  enum: alphabet('A-Za-z0-9_.:@/-', 253, '.*'),
};

function alphabet(characters: string, most: number, shape: string): Alphabet {
  return { foreign: new RegExp(`[^${characters}]`, 'u'), most, shape: new RegExp(`^(?:${shape})$`) };
}

/** Judges a value whole; nothing is cleaned. */
export function checkValue(parameter: ParameterRule, value: string): Verdict {
  const reason = refusalOf(parameter, value);
  return reason === undefined ? { ok: true } : { ok: false, reason };
}

function refusalOf({ type, example, values = [], min, max }: ParameterRule, value: string) {
  const { foreign, most, shape } = alphabets[type];
  if (value === '') return 'is empty';
  if (value.length > most) return `is longer than ${most} characters`;
  if (value.startsWith('-')) return 'starts with a hyphen';
  if (value.includes('..')) return 'holds `..`';
  const stranger = foreign.exec(value)?.[0];
  if (stranger !== undefined) return `holds ${nameOf(stranger)}`;
  if (type === 'enum') return values.includes(value) ? undefined : `is not one of ${values.join(', ')}`;
  if (!shape.test(value)) return `is not written like \`${example}\``;
  if (type === 'host' && Number(value.split(':')[1] ?? 1) > 65535) return 'has a port above 65535';
  if (type === 'integer') {
    // Without bounds nothing is in bounds: NaN compares false.
    if (!(Number(value) >= Number(min))) return `is below ${min}`;
    if (!(Number(value) <= Number(max))) return `is above ${max}`;
  }
  return undefined;
}

const names: Record<string, string> = {
  ' ': 'a blank',
  '\t': 'a tab',
  '`': 'a backtick',
  '\n': 'a line break',
  '\r': 'a line break',
  '\u2028': 'a line break',
  '\u2029': 'a line break',
};

function nameOf(character: string): string {
  return names[character] ?? `\`${showEscapes(character)}\``;
}

/** Text for a reader: what is not printable ASCII as `\u{202e}`, a backslash doubled, cut behind `most` characters. */
export function showEscapes(value: string, most = 80): string {
  const characters = [...value];
  const shown = characters
    .slice(0, most)
    .map((character) => {
      if (character === '\\') return '\\\\';
      return /[ -~]/.test(character) ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`;
    })
    .join('');
  return characters.length > most ? `${shown}… (${characters.length} characters)` : shown;
}

/** `{{name}}`. Global: for `matchAll`, `split` and `replace`, not for `test`. */
export const RE_PLACEHOLDER = /\{\{([a-z][a-z0-9_]{0,39})\}\}/g;

export type CodePart = { text: string } | { name: string };

/** Code as text and placeholders, in order, without empty text. */
export function splitPlaceholders(code: string): CodePart[] {
  return code
    .split(RE_PLACEHOLDER)
    .map((part, index) => (index % 2 ? { name: part } : { text: part }))
    .filter((part) => 'name' in part || part.text !== '');
}

/**
 * Puts checked values in their places, once: braces in a value stay what they are.
 * @returns the text, and the names whose placeholder stays because they have no value.
 */
export function fillParameters(
  code: string,
  values: ReadonlyMap<string, string>,
  encode = (value: string) => value,
): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const text = splitPlaceholders(code).map((part) => {
    if ('text' in part) return part.text;
    const value = values.get(part.name);
    if (value !== undefined) return encode(value);
    missing.add(part.name);
    return `{{${part.name}}}`;
  });
  return { text: text.join(''), missing: [...missing] };
}

/** A value for a link: as `encodeURIComponent`, and `~!'()*` too. Never throws, not on half a surrogate pair either. */
export function encodeForUrl(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1).replaceAll('+', '%20').replaceAll('*', '%2A');
}
