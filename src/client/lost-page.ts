import { type Findable, findMeant } from '#core/lost.ts';
import { announce, base, element } from './page.ts';

interface CatalogJson {
  runbooks: { title: string; code: string | null; path: string }[];
  alerts: { name: string; path: string }[];
  guides: { title: string; path: string }[];
  services: { name: string; path: string }[];
}

const place = document.querySelector('lost-page');
if (place !== null) suggest(place);

/** On the 404 page: what was asked for, and the pages it must have meant, with the incident's values kept. */
async function suggest(place: Element): Promise<void> {
  const asked = pathOf(location.pathname);
  place.append(element('p', {}, 'Asked for: ', element('code', {}, asked + location.hash)));
  const response = await fetch(`${base}catalog.json`);
  if (!response.ok) return;
  const meant = findMeant(asked, location.hash.slice(1), findables((await response.json()) as CatalogJson));
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
  const path = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function findables({ runbooks, alerts, guides, services }: CatalogJson): Findable[] {
  return [
    ...alerts.map(({ name, path }) => ({ title: `Alert ${name}`, path })),
    ...runbooks.map(({ title, code, path }) => ({ title, path, names: code === null ? [] : [code] })),
    ...guides.map(({ title, path }) => ({ title, path })),
    ...services.map(({ name, path }) => ({ title: name, path })),
  ];
}
