import type { Catalog } from '#core/catalog.ts';
import { absoluteUrl } from '#core/links.ts';
import { anchorsOf } from '#core/outline.ts';

/** What tests read of a panel in Grafana's classic form. */
export interface GrafanaPanel {
  id: number;
  type: string;
  title: string;
  description?: string;
  timeFrom?: string;
  gridPos: { h: number; w: number; x: number; y: number };
  links?: { title: string; url: string; targetBlank: boolean }[];
  fieldConfig: {
    defaults: {
      unit?: string;
      links?: { title: string; url: string }[];
      thresholds?: { mode: string; steps: { color: string; value: number | null }[] };
    };
  };
  options: { mode?: string; content?: string; colorMode?: string };
  targets?: { expr: string; format: string; instant: boolean; datasource: object }[];
}

export interface GrafanaDashboard {
  id: null;
  uid: string;
  title: string;
  schemaVersion: number;
  tags: string[];
  links: { type: string; url: string; keepTime: boolean; includeVars: boolean }[];
  templating: { list: { name: string; type: string; query: unknown }[] };
  panels: GrafanaPanel[];
}

/** Every text in a value, at any depth. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

type Address = Pick<Catalog['site'], 'url' | 'base'>;

/** Every address of the site in some texts, as it stands. */
export function siteLinks({ site }: { site: Address }, texts: readonly string[]): string[] {
  const start = absoluteUrl(site, '/');
  return texts.flatMap((text) => {
    const links: string[] = [];
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1))
      links.push(/^[^\s)"]+/.exec(text.slice(at))?.[0] ?? '');
    return links;
  });
}

/** The same with the part that Grafana writes left out, as page and anchor. */
export function placeOf(
  { site }: { site: Address },
  link: string,
): { path: string; anchor: string | undefined } {
  const [, path = '', anchor] =
    /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link.slice(absoluteUrl(site, '/').length - 1)) ?? [];
  return { path, anchor };
}

/** Anchors of every page by its path; pages that are no runbook have none that a dashboard links to. */
export function anchorsByPath(catalog: Catalog): Map<string, string[]> {
  const others: { path: string }[] = [...catalog.services, ...catalog.alerts];
  return new Map<string, string[]>([
    ...catalog.runbooks.map(({ path, outline }): [string, string[]] => [path, anchorsOf(outline)]),
    ...others.map(({ path }): [string, string[]] => [path, []]),
  ]);
}
