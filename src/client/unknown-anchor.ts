import { findNearest } from '#core/nearest.ts';
import { announce, arrival, element } from './page.ts';

let notice: HTMLElement | undefined;

/** A fragment without a place is never silent: the page says so and lists its steps, the nearest first. */
function check(): void {
  notice?.remove();
  const anchor = anchorOf(location.hash);
  if (anchor === '' || document.getElementById(anchor) !== null) return;
  const places = [
    ...document.querySelectorAll<HTMLElement>('[data-step], [data-phase], main h2[id], main h3[id]'),
  ];
  const sameButCase = places.find(({ id }) => id.toLowerCase() === anchor.toLowerCase());
  if (sameButCase !== undefined) {
    location.replace(`#${sameButCase.id}`);
    return;
  }
  if (places.length === 0) return;
  const nearest = findNearest(
    anchor,
    places.map(({ id }) => id),
  );
  const ordered = [...places].sort((a, b) => rank(nearest, a.id) - rank(nearest, b.id));
  notice = element(
    'section',
    { class: 'lost', 'data-unknown-anchor': anchor, 'aria-labelledby': 'unknown-anchor' },
    element('h2', { id: 'unknown-anchor' }, 'This step is gone'),
    element('p', {}, `The link points at "${anchor}", which this page does not have. Its places:`),
    element(
      'ul',
      {},
      ...ordered.map((place) => element('li', {}, element('a', { href: `#${place.id}` }, titleOf(place)))),
    ),
  );
  document.querySelector('main .head')?.after(notice);
  announce('The step of this link is gone. The places of the page follow the title.');
}

/** Grafana appends its query behind the fragment: `#diagnosis?from=now-6h`. */
function anchorOf(hash: string): string {
  const [anchor = ''] = hash.slice(1).split('?');
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

function titleOf(place: HTMLElement): string {
  const heading = place.matches('h2, h3') ? place : place.querySelector('h2, h3, h4');
  return heading?.querySelector('a')?.textContent ?? heading?.firstChild?.textContent?.trim() ?? place.id;
}

function rank(nearest: string[], id: string): number {
  const at = nearest.indexOf(id);
  return at === -1 ? nearest.length : at;
}

addEventListener('hashchange', check);
check();
if (arrival.queryBehindAnchor) {
  // The browser looked for the whole fragment and stayed at the top: go to the place it meant.
  history.replaceState(history.state, '', location.pathname + location.search);
  location.replace(`#${arrival.anchor}`);
}
