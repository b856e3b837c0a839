import type { ExternalLink } from '#core/external-links.ts';
import type { Finding } from '#core/finding.ts';

/** They ask who is there, or turn programs away: a person may see the page. */
const UNDECIDED = [401, 403, 405, 407, 429, 999];

/** What another site says stops nothing here: a warning, and never part of `npm run check`. */
export const externalLinksAnswer = {
  name: 'external-links-answer',
  level: 'warning',
  description: 'Every https address that the content links to answers with a page.',
  /** @param answers status of each address behind all redirects, or why nothing answered. */
  run: (
    links: readonly ExternalLink[],
    answers: readonly { url: string; status?: number; error?: string }[],
  ): Finding[] =>
    links.flatMap(({ url, places: [place, ...others] }) => {
      const answer = answers.find((known) => known.url === url);
      const { status = 0, error } = answer ?? {};
      if (place === undefined || (error === undefined && (status < 400 || UNDECIDED.includes(status))))
        return [];
      const wrong = error === undefined ? `answers ${status}` : `does not answer: ${error}`;
      return [
        {
          level: 'warning' as const,
          check: 'external-links-answer',
          ...place,
          message: `\`${url}\` ${wrong}.${others.length > 0 ? ` Written at ${others.length + 1} places.` : ''}`,
          mend: 'Open it. Write the address it has now, or take the link out.',
        },
      ];
    }),
} as const;
