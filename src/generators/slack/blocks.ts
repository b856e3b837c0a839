import { escapeUrl, plainText } from './mrkdwn.ts';

/** What of Block Kit a message uses; limits are those of Slack's reference. */
export type Block =
  | { type: 'header'; text: { type: 'plain_text'; text: string; emoji: false } }
  | { type: 'section'; text: Mrkdwn }
  | { type: 'context'; elements: Mrkdwn[] }
  | { type: 'actions'; elements: Button[] }
  | { type: 'divider' };

/** `verbatim`: Slack makes no link and no mention of what merely looks like one. */
interface Mrkdwn {
  type: 'mrkdwn';
  text: string;
  verbatim: true;
}

interface Button {
  type: 'button';
  action_id: string;
  text: { type: 'plain_text'; text: string; emoji: false };
  url: string;
  style?: 'primary';
}

/** What goes to an incoming webhook. `text` is the notification, and the message where blocks are refused. */
export interface SlackMessage {
  text: string;
  blocks: Block[];
  unfurl_links: false;
  unfurl_media: false;
}

export const MOST_BLOCKS = 50;
export const MOST_TEXT = 3000;
const MOST_HEADER = 150;
const MOST_BUTTON_TEXT = 75;
/** Slack takes 3,000; two thirds leave room for the rest of the message. */
export const MOST_URL = 2000;
/** Slack refuses a message from about 13,200 characters in all (`msg_blocks_too_long`) and does not say how it counts. */
const MOST_CHARACTERS = 12_000;

export function header(text: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: plainText(text, MOST_HEADER), emoji: false } };
}

/** Lines in as few sections as hold them. No line is cut: whoever writes one keeps it below the limit. */
export function sections(lines: readonly string[]): Block[] {
  const texts: string[] = [];
  for (const line of lines) {
    const joined = texts.length === 0 ? line : `${texts.at(-1)}\n${line}`;
    if (texts.length > 0 && joined.length <= MOST_TEXT) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }));
}

export function context(text: string): Block {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

/** A button for each address, the first one as the one to press. Nothing without an address. */
export function buttons(id: string, links: readonly { text: string; url: string }[]): Block[] {
  if (links.length === 0) return [];
  const elements = links.map(
    ({ text, url }, index): Button => ({
      type: 'button',
      action_id: `${id}-${index}`,
      text: { type: 'plain_text', text: plainText(text, MOST_BUTTON_TEXT), emoji: false },
      url,
      ...(index === 0 ? { style: 'primary' } : {}),
    }),
  );
  return [{ type: 'actions', elements }];
}

/** Whether Slack takes so many blocks. */
export function fits(blocks: readonly Block[]): boolean {
  return blocks.length <= MOST_BLOCKS && JSON.stringify(blocks).length <= MOST_CHARACTERS;
}

/** Whether an address may stand in a text or on a button. */
export function isShort(url: string): boolean {
  return escapeUrl(url).length <= MOST_URL;
}
