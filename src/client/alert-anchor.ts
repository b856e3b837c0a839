import { findByAnchor } from '#core/lost.ts';
import { anchorOfArrival, goTo, loadFindables } from './findables.ts';
import { base } from './page.ts';

/** Pages that rules may take for the one page of all alerts: `…/runbook.md#alert-name-x`, `…/mimir-runbooks/#x`. */
const INDEXES = ['', 'alerts/', 'runbooks/'];

const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? '';
const path = canonical === '' ? '' : new URL(canonical).pathname;
const anchor = anchorOfArrival();
// A row of the list of alerts has the name as its id, for readers without JavaScript.
const isPlace = document.getElementById(anchor)?.matches('[data-row], [data-row] *') === false;
if (anchor !== '' && !isPlace && INDEXES.some((index) => path === base + index)) lead();

/** A fragment that is an alert's name goes on to the alert. */
async function lead(): Promise<void> {
  const meant = findByAnchor(anchor, (await loadFindables()) ?? []);
  if (meant !== undefined) goTo(meant);
}
