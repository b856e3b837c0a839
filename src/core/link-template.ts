import { encodeForUrl, fillParameters } from './parameters.ts';

/**
 * A tool's address with the incident's values, percent-encoded. A query part whose value is missing is left out, so
 * that the tool shows everything rather than nothing.
 * @returns undefined when a value is missing where the address cannot do without it.
 */
export function fillLink(template: string, values: ReadonlyMap<string, string>): string | undefined {
  const [, address = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(template) ?? [];
  const fill = (text: string) => fillParameters(text, values, encodeForUrl);
  const place = fill(address);
  const tail = fill(fragment ?? '');
  if (place.missing.length > 0) return undefined;
  const pairs = (query ?? '')
    .split('&')
    .map(fill)
    .filter(({ text, missing }) => text !== '' && missing.length === 0)
    .map(({ text }) => text);
  return `${place.text}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}${tail.missing.length > 0 ? '' : tail.text}`;
}
