/** From an alert's page into its runbook the incident's values go along; the runbook decides which hold. */
const query = [location.search.slice(1), location.hash.split('?')[1]].filter(Boolean).join('&');
if (query !== '') {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-carry-query]')) link.search = query;
}
