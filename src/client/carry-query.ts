import { arrival } from './page.ts';

/** From an alert's page into its runbook the incident's values go along; the runbook decides which hold. */
if (arrival.query !== '') {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-carry-query]')) {
    link.search = arrival.query;
  }
}
