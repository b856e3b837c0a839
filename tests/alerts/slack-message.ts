/** What Alertmanager posts to Slack, as far as links go. */
export interface SlackMessage {
  title: string;
  titleLink: string;
  text: string;
  buttons: { text: string; url: string }[];
}

/** Reads a post. @throws when it is not shaped as Slack takes it. */
export function readSlackMessage(body: string): SlackMessage {
  const { attachments } = JSON.parse(body) as {
    attachments: {
      title: string;
      title_link: string;
      text: string;
      actions: { type: string; text: string; url: string }[];
    }[];
  };
  const [attachment] = attachments;
  if (attachment === undefined || attachments.length !== 1) throw new Error(`not one attachment: ${body}`);
  const { title, title_link: titleLink, text, actions } = attachment;
  for (const { type, url } of actions)
    if (type !== 'button' || !url) throw new Error(`a button leads nowhere: ${body}`);
  return { title, titleLink, text, buttons: actions.map(({ text, url }) => ({ text, url })) };
}

/** The links of a text in mrkdwn, as Slack would read them. */
export function linksIn(text: string): { url: string; text: string }[] {
  return [...text.matchAll(/<([^<>]*)>/g)].map(([, inside = '']) => {
    const [url = '', ...rest] = inside.split('|');
    return { url: withoutEntities(url), text: withoutEntities(rest.join('|')) };
  });
}

/** What of a text would mean something to Slack though no template wrote it: a mention, a link, a broken entity. */
export function strayMarkup(text: string): string | undefined {
  const rest = text.replace(/<https?:\/\/[^<>|\s]+\|[^<>|]*>/g, '');
  return /[<>]|&(?!(?:amp|lt|gt);)/.exec(rest)?.[0];
}

function withoutEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
