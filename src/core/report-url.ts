/**
 * A new GitHub issue that already says which page, place and commit it is about.
 * @param about.page absolute url of the page.
 */
export function reportUrl(
  repository: string,
  about: { page: string; anchor?: string | undefined; title: string; commit?: string | undefined },
): string {
  const { page, anchor, title, commit } = about;
  const place = anchor === undefined ? page : `${page}#${anchor}`;
  const body = `Page: ${place}\nCommit: ${commit?.slice(0, 7) ?? 'unknown'}\n\nWhat went wrong:\n`;
  return `${repository}/issues/new?${new URLSearchParams({ title, body })}`;
}
