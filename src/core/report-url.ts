import { absoluteUrl } from './links.ts';

/** A new GitHub issue that already says which page, place and commit it is about. */
export function reportUrl(
  site: { url: string; base: string; repository: string },
  about: { page: string; anchor?: string | undefined; title: string; commit?: string | undefined },
): string {
  const place = `${absoluteUrl(site, about.page)}${about.anchor === undefined ? '' : `#${about.anchor}`}`;
  const query = new URLSearchParams({
    title: `${about.title}${about.anchor === undefined ? '' : `: ${about.anchor}`}`,
    body: `Page: ${place}\nCommit: ${about.commit?.slice(0, 7) ?? 'unknown'}\n\nWhat went wrong:\n`,
  });
  return `${site.repository}/issues/new?${query}`;
}
