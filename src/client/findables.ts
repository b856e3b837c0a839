import type { Findable, Meant } from '#core/lost.ts';
import { arrival, base } from './page.ts';

interface CatalogJson {
  runbooks: { title: string; code: string | null; path: string }[];
  alerts: { name: string; path: string; aliases?: string[] }[];
  guides: { title: string; path: string }[];
  services: { name: string; path: string }[];
}

/** Every page of the site; undefined when the list cannot be had. */
export async function loadFindables(): Promise<Findable[] | undefined> {
  try {
    const response = await fetch(`${base}catalog.json`);
    return response.ok ? findablesOf((await response.json()) as CatalogJson) : undefined;
  } catch {
    return undefined;
  }
}

function findablesOf({ runbooks, alerts, guides, services }: CatalogJson): Findable[] {
  return [
    ...alerts.map(({ name, path, aliases = [] }) => ({
      title: `Alert ${name}`,
      path,
      alertNames: [name, ...aliases],
    })),
    ...runbooks.map(({ title, code, path }) => ({ title, path, names: code === null ? [] : [code] })),
    ...guides.map(({ title, path }) => ({ title, path })),
    ...services.map(({ name, path }) => ({ title: name, path })),
  ];
}

/** Opens the page in place of this one, with the incident: the query and, unless it was the page's name, the fragment. */
export function goTo({ page, anchor }: Meant): void {
  const address = base + page.path.slice(1);
  const query = arrival.query === '' ? '' : `?${arrival.query}`;
  location.replace(anchor === '' ? address + query : address + location.search + location.hash);
}

/** What the fragment says, without the query that Grafana appends. */
export function anchorOfArrival(): string {
  return decoded(arrival.anchor);
}

/** As it stands where it is no percent-encoding. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
