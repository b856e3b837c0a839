import { showEscapes } from '#core/parameters.ts';

/** What a reader cannot see, or what moves the text around it: controls, bidirectional marks, zero widths. */
const RE_UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Look-alikes without a meaning to Slack, for text that takes no entities. */
const TWINS: Record<string, string> = { '&': '＆', '<': '‹', '>': '›' };
/** What would end the address of a link. */
const RE_BREAKS_LINK = /[\s<>|"'`{}\\^]/gu;

/**
 * Foreign text for mrkdwn: nothing in it can call a channel, make a link or hide. At most so many characters as Slack
 * counts them, entities in full.
 */
export function escapeText(text: string, most: number): string {
  return cut(visible(text), most, (character) => ENTITIES[character] ?? character);
}

/** Foreign text for where Slack reads no mrkdwn: the header and the buttons. */
export function plainText(text: string, most: number): string {
  return cut(visible(text), most, (character) => TWINS[character] ?? character);
}

/** `<url|text>`; a line break or `|` in the text would end the link early. */
export function linkTo(url: string, text: string, most: number): string {
  return `<${escapeUrl(url)}|${escapeText(text.replaceAll('|', '¦'), most)}>`;
}

/** An address for mrkdwn, with entities and without what ends a link. */
export function escapeUrl(url: string): string {
  return url
    .replace(RE_BREAKS_LINK, (character) => encodeURIComponent(character).replace("'", '%27'))
    .replaceAll('&', '&amp;');
}

/** The address in its normal form when it is a web address of a host that Slack shows; else undefined. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { href, hostname, username, password } = new URL(text);
  // Slack leaves a button out whose host has no dot; a name in front of the host only serves to deceive.
  return hostname.includes('.') && username === '' && password === '' ? href : undefined;
}

function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\r\n ]+/g, ' ')
    .trim()
    .replace(RE_UNSEEN, (character) => showEscapes(character));
}

function cut(text: string, most: number, write: (character: string) => string): string {
  let written = '';
  let last = 0;
  for (const character of text) {
    const next = written + write(character);
    if (next.length > most) return `${written.slice(0, last)}…`;
    if (next.length < most) last = next.length;
    written = next;
  }
  return written;
}
