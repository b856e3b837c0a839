import { encodeForUrl } from './parameters.ts';

/** A value as Go's `urlquery` writes it: a blank as `+`, `A-Z a-z 0-9 - _ . ~` as they are, all else in percent. */
export function goQueryEscape(value: string): string {
  return encodeForUrl(value).replaceAll('%20', '+').replaceAll('%7E', '~');
}
