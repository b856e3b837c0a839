import { ALERTS_PATH } from './links.ts';
import { editDistance } from './nearest.ts';

/** A page of the catalog, as far as a lost reader needs it. */
export interface Findable {
  title: string;
  path: string;
  /** Of an alert: its name and those it had. */
  alertNames?: readonly string[];
  /** Further words it goes by: a code. */
  names?: readonly string[];
}

/** The one page that was meant, and where on it: the fragment that was asked for, unless it was the page's name. */
export interface Meant {
  page: Findable;
  anchor: string;
}

/** `/x/RUNBOOK.md`, `/x/index.html`: endings that other sites write. */
const RE_ENDING = /\.(?:html?|md)$/;
/** `#alert-name-x`: what the mixins write before a name. */
const RE_PREFIX = /^alert-name-/;

/**
 * The page that a missing address must have meant: the same address in another case or with another ending, else the alert
 * whose name stands at its end or in its fragment, equal but for the case. Nothing where two pages have the name.
 * @param asked path without base; @param anchor the fragment without `#` and without a query behind it.
 */
export function findCertain(asked: string, anchor: string, pages: readonly Findable[]): Meant | undefined {
  const parts = partsOf(asked);
  const path = `/${parts.join('/')}/`;
  const same = pages.filter((page) => fold(page.path) === path);
  const word = parts.at(-1) ?? '';
  const named =
    same.length > 0
      ? same
      : within(
          parts.at(-2),
          pages.filter((page) => isAlert(page, word)),
        );
  if (named.length === 0) return findByAnchor(anchor, pages);
  const [page, ...others] = named;
  const isOnly = others.length === 0 && (same.length > 0 || !pages.some((page) => isSlug(page, word)));
  // What is missing at its own address would only be missed again.
  return page !== undefined && isOnly && page.path !== asked ? { page, anchor } : undefined;
}

/**
 * The alert that a fragment names: `#alert-name-x` and `#x` on a page of all alerts. Where several have the name, the page
 * to choose from, which stands at the name in lower case.
 */
export function findByAnchor(anchor: string, pages: readonly Findable[]): Meant | undefined {
  const name = fold(anchor).replace(RE_PREFIX, '');
  const [page, ...others] = pages.filter((page) => isAlert(page, name));
  if (page === undefined) return undefined;
  return { page: others.length === 0 ? page : { title: name, path: `${ALERTS_PATH}${name}/` }, anchor: '' };
}

/**
 * The pages that a missing address may have been meant for, best first: the same address in another case, then the same
 * last part (an alert's name, a moved slug), then names a few letters off.
 * @param asked path without base; @param anchor the fragment without `#`.
 */
export function findMeant(asked: string, anchor: string, pages: readonly Findable[], limit = 6): Findable[] {
  const parts = partsOf(asked);
  const path = `/${parts.join('/')}/`;
  const words = [parts.at(-1) ?? '', fold(anchor).replace(RE_PREFIX, '')].filter(Boolean);
  const ranked = pages.flatMap((page) => {
    if (fold(page.path) === path) return [{ page, distance: -1 }];
    const names = [lastOf(page), ...(page.names ?? []), ...(page.alertNames ?? [])].map(fold);
    const distances = words.flatMap((word) =>
      names.flatMap((name) => {
        const distance = editDistance(squeeze(word), squeeze(name));
        return distance <= Math.max(1, Math.floor(word.length / 4)) ? [distance] : [];
      }),
    );
    return distances.length === 0 ? [] : [{ page, distance: Math.min(...distances) }];
  });
  return ranked
    .sort((a, b) => a.distance - b.distance || a.page.path.localeCompare(b.page.path))
    .slice(0, limit)
    .map(({ page }) => page);
}

/** The parts of a path in lower case, without what other sites write at the end. */
function partsOf(path: string): string[] {
  const parts = fold(path).split('/').filter(Boolean);
  const last = (parts.pop() ?? '').replace(RE_ENDING, '');
  return last === 'index' || last === '' ? parts : [...parts, last];
}

/** A page of another kind whose address ends like the alert's name: the two must not be taken for each other. */
function isSlug(page: Findable, word: string): boolean {
  return page.alertNames === undefined && fold(lastOf(page)) === word;
}

function isAlert({ alertNames = [] }: Findable, name: string): boolean {
  return name !== '' && alertNames.some((known) => fold(known) === name);
}

/** Those of the service that stands before the name, where there are such. */
function within(service: string | undefined, pages: readonly Findable[]): readonly Findable[] {
  const own = pages.filter(({ path }) => path.split('/').at(-3) === service);
  return own.length > 0 ? own : pages;
}

function lastOf({ path }: Findable): string {
  return path.split('/').filter(Boolean).at(-1) ?? '';
}

function fold(text: string): string {
  return text.toLowerCase();
}

/** `high-error-rate`, `HighErrorRate` and `high_error_rate` are one name. */
function squeeze(name: string): string {
  return name.replace(/[-_.\s]/g, '');
}
