import { findCertain, findMeant } from '#core/lost.ts';
import { anchorOfArrival, decoded, goTo, loadFindables } from './findables.ts';
import { announce, base, element } from './page.ts';

const place = document.querySelector('lost-page');
if (place !== null) {
  lead(place);
  search(pathOf(location.pathname));
}

/** The words of the missing address in the search box, asked. */
function search(asked: string): void {
  const input = document.querySelector<HTMLInputElement>('main search-box input');
  const last = asked.split('/').filter(Boolean).at(-1) ?? '';
  if (input === null || input.value !== '' || new URLSearchParams(location.search).has('q')) return;
  input.value = last
    .replace(/\.(?:html?|md)$/, '')
    .replace(/[-+\s]+/g, ' ')
    .slice(0, 100);
  input.dispatchEvent(new Event('input'));
}

/** On the 404 page: goes to the one page that was meant or, where that is not certain, offers those that may have been. */
async function lead(place: Element): Promise<void> {
  const asked = pathOf(location.pathname);
  const anchor = anchorOfArrival();
  place.append(element('p', {}, 'Asked for: ', element('code', {}, asked + location.hash)));
  const pages = await loadFindables();
  if (pages === undefined) return;
  const certain = findCertain(asked, anchor, pages);
  if (certain !== undefined) {
    goTo(certain);
    return;
  }
  const meant = findMeant(asked, anchor, pages);
  const words =
    meant.length === 0 ? 'No page has a name like it. There may be no runbook for this yet.' : 'It must be:';
  place.append(
    element('p', {}, element('b', {}, words)),
    element(
      'ul',
      { class: 'list', 'data-meant': '' },
      ...meant.map(({ title, path }) =>
        element(
          'li',
          {},
          element('a', { href: `${base}${path.slice(1)}${location.search}${location.hash}` }, title),
        ),
      ),
    ),
  );
  announce(words);
}

function pathOf(pathname: string): string {
  return decoded(pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname);
}
