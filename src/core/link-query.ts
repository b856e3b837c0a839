import type { Parameter } from '#schemas/parameter.ts';
import { checkValue, encodeForUrl, type ParameterRule, type Verdict } from './parameters.ts';

export const MOST_KEYS = 16;
export const MOST_CHARACTERS = 4096;

/** A value of the link that is not used. */
export interface Refusal {
  /** Parameter or reserved key; empty when the link was refused whole. */
  name: string;
  /** As it came: show it with `showEscapes`, as text. */
  value: string;
  /** Goes on after the value: "holds a blank". */
  reason: string;
}

/** The alert that wrote the link. */
export interface LinkAlert {
  name?: string | undefined;
  /** ISO instant. */
  startsAt?: string | undefined;
}

export interface LinkQuery {
  /** Accepted values by declared name, in the order of declaration. */
  values: Map<string, string>;
  refused: Refusal[];
  /** Absent when the link says nothing of it. */
  alert?: LinkAlert | undefined;
  /** Fragment without `#` and without a query behind it. */
  anchor: string;
}

type Named = ParameterRule & Pick<Parameter, 'name'>;

/** Grafana and Prometheus for "there is no such label", and Grafana's "every value". */
const NO_VALUE = ['', '<no value>', '[no value]', '$__all', 'All'];
/** `{{ $labels.pod }}`, `${pod}`, `[[pod]]`: nobody expanded it. */
const RE_TEMPLATE = /\{\{.*\}\}|\$\{.*\}|\[\[.*\]\]/s;
const RE_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const ALERT_NAME = { type: 'prometheus-name', example: 'HighErrorRate' } as const;

/**
 * Reads what a link says, from `location.search` and `location.hash`, decoded once. Never throws.
 * Accepts `+` as a blank, the prefix `var-`, a repeated value and a query behind the fragment.
 */
export function readLinkQuery(search: string, hash: string, parameters: readonly Named[]): LinkQuery {
  const cut = hash.indexOf('?') < 0 ? hash.length : hash.indexOf('?');
  const query = `${search.replace(/^\?/, '')}&${hash.slice(cut + 1)}`;
  const link: LinkQuery = { values: new Map(), refused: [], anchor: hash.slice(0, cut).replace(/^#/, '') };
  // One more for the `&` between the two.
  if (query.length > MOST_CHARACTERS + 1) return refuseWhole(`is longer than ${MOST_CHARACTERS} characters`);

  const given = new Map<string, Set<string>>();
  for (const [key, value] of new URLSearchParams(query)) {
    const name = key.replace(/^var-/, '');
    const values = given.get(name) ?? new Set();
    given.set(name, values);
    if (!NO_VALUE.includes(value) && !RE_TEMPLATE.test(value)) values.add(value);
  }
  if (given.size > MOST_KEYS) return refuseWhole(`has more than ${MOST_KEYS} keys`);

  for (const parameter of parameters) {
    const value = take([parameter.name], (text) => checkValue(parameter, text));
    if (value !== undefined) link.values.set(parameter.name, value);
  }
  const name = take(reservedKeys(parameters), (text) => checkValue(ALERT_NAME, text));
  const startsAt = take(['startsAt'], checkInstant);
  if (name !== undefined || startsAt !== undefined) link.alert = { name, startsAt };
  return link;

  function take(names: string[], check: (value: string) => Verdict): string | undefined {
    const [value, ...others] = new Set(names.flatMap((key) => [...(given.get(key) ?? [])]));
    if (value === undefined) return undefined;
    const verdict = check(value);
    if (others.length === 0 && verdict.ok) return value;
    link.refused.push({
      name: names[0] ?? '',
      value: [value, ...others].join(', '),
      reason: others.length > 0 || verdict.ok ? 'are different values for one key' : verdict.reason,
    });
    return undefined;
  }

  function refuseWhole(reason: string): LinkQuery {
    link.refused.push({ name: '', value: query, reason });
    return link;
  }
}

/** Keys of the alert's name, less those that a parameter has. */
function reservedKeys(parameters: readonly Pick<Named, 'name'>[]): string[] {
  return ['alertname', 'alert'].filter((key) => !parameters.some(({ name }) => name === key));
}

function checkInstant(value: string): Verdict {
  const ok = RE_INSTANT.test(value) && !Number.isNaN(Date.parse(value));
  return ok ? { ok } : { ok, reason: 'is no instant such as `2026-11-20T03:12:00Z`' };
}

/** Query and fragment that `readLinkQuery` reads back, values in the order of declaration; empty when there is nothing to say. */
export function writeLinkQuery(
  values: ReadonlyMap<string, string>,
  anchor: string,
  parameters: readonly Pick<Named, 'name'>[],
  alert: LinkAlert = {},
): string {
  const pairs = parameters.map(({ name }) => [name, values.get(name)]);
  const [nameKey] = reservedKeys(parameters);
  if (nameKey !== undefined) pairs.push([nameKey, alert.name]);
  pairs.push(['startsAt', alert.startsAt]);
  const query = pairs.flatMap(([name, value]) => (value ? [`${name}=${encodeForUrl(value)}`] : []));
  return `${query.length > 0 ? `?${query.join('&')}` : ''}${anchor === '' ? '' : `#${anchor}`}`;
}
