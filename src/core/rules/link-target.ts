import type { CatalogJson } from '#schemas/catalog-json.ts';

/** What stands at a path of the site. */
export interface TargetPage {
  path: string;
  kind: 'runbook' | 'alert' | 'guide' | 'other';
  /** Where a fragment can lead; undefined where nothing is known of it. */
  anchors: readonly string[] | undefined;
  /** Values that a link may fill in. */
  parameters: readonly string[];
  /** Of an alert's page: the runbook that it opens. */
  runbook?: string;
}

export type TargetAlert = CatalogJson['alerts'][number];
export type TargetRunbook = CatalogJson['runbooks'][number];

/** The site as those see it who link to it. */
export interface LinkTarget {
  /** Address of the home page, with a slash at its end. */
  site: string;
  pages: ReadonlyMap<string, TargetPage>;
  /** Other paths that open these pages. */
  accepted: ReadonlyMap<string, readonly string[]>;
  alerts: readonly TargetAlert[];
  runbooks: readonly TargetRunbook[];
}

/** The site of a `catalog.json`. */
export function linkTargetOf(catalog: CatalogJson): LinkTarget {
  const runbooks = new Map(catalog.runbooks.map((runbook) => [runbook.id, runbook]));
  const other = ({ path, anchors }: { path: string; anchors?: string[] | undefined }): TargetPage => ({
    path,
    kind: 'other',
    anchors,
    parameters: [],
  });
  const parametersOf = (id: string) => runbooks.get(id)?.parameters.map(({ name }) => name) ?? [];
  const pages = [
    ...catalog.lists.map(other),
    ...catalog.services.map(other),
    ...catalog.guides.map(({ path, anchors }) => ({ path, kind: 'guide' as const, anchors, parameters: [] })),
    ...catalog.alerts.map(({ path, runbook }) => ({
      path,
      kind: 'alert' as const,
      anchors: undefined,
      parameters: parametersOf(runbook),
      runbook,
    })),
    ...catalog.runbooks.map(({ id, path, anchors }) => ({
      path,
      kind: 'runbook' as const,
      anchors,
      parameters: parametersOf(id),
    })),
  ];
  return {
    site: catalog.site,
    pages: new Map(pages.map((page) => [page.path, page])),
    accepted: new Map(Object.entries(catalog.accepted)),
    alerts: catalog.alerts,
    runbooks: catalog.runbooks,
  };
}

/** The alerts of this name, or that had it; more than one where services share it. */
export function alertsNamed({ alerts }: LinkTarget, name: string): TargetAlert[] {
  const named = alerts.filter((alert) => alert.name === name);
  return named.length > 0 ? named : alerts.filter(({ aliases }) => aliases.includes(name));
}
