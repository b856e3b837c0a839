import { editDistance } from './nearest.ts';

/** A page of the catalog, as far as a lost reader needs it. */
export interface Findable {
  title: string;
  path: string;
  /** Further words it goes by: code, former names. */
  names?: string[];
}

/** `/x/RUNBOOK.md`, `/x/index.html`, `#alert-name-x`: endings and prefixes that other sites write. */
const RE_ENDING = /(?:\/index)?\.(?:html?|md)$|\/index$/;
const RE_PREFIX = /^alert-name-/;

/**
 * The pages that a missing address was meant for, best first: the same address in another case, then the same last
 * part (an alert's name, a moved slug), then names a few letters off.
 * @param asked path without base; @param fragment without `#`.
 */
export function findMeant(
  asked: string,
  fragment: string,
  pages: readonly Findable[],
  limit = 6,
): Findable[] {
  const path = fold(asked.replace(RE_ENDING, '')).replace(/\/*$/, '/');
  const words = [path.split('/').filter(Boolean).at(-1) ?? '', fold(fragment).replace(RE_PREFIX, '')].filter(
    Boolean,
  );
  const ranked = pages.flatMap((page) => {
    if (fold(page.path) === path) return [{ page, distance: -1 }];
    const names = [page.path.split('/').filter(Boolean).at(-1) ?? '', ...(page.names ?? [])].map(fold);
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

function fold(text: string): string {
  return text.toLowerCase();
}

/** `high-error-rate`, `HighErrorRate` and `high_error_rate` are one name. */
function squeeze(name: string): string {
  return name.replace(/[-_.\s]/g, '');
}
