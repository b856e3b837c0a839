import { type Catalog, findRunbook } from './catalog.ts';
import { alertPath } from './links.ts';

/** Paths that open a page besides its own. More than one target: a chooser stands there. */
export type AcceptedPaths = Map<string, Set<string>>;

/**
 * Every path that people and generators write for a page: the alert's name alone, the lower-case forms, former names,
 * aliases, and `/runbooks/<component>/<lower-case alert>/`, which kube-prometheus and its Helm chart write.
 * Canonical paths always win and are not in the result.
 */
export function acceptedPaths(catalog: Catalog): AcceptedPaths {
  const canonical = new Set([...catalog.runbooks, ...catalog.alerts].map(({ path }) => path));
  const accepted: AcceptedPaths = new Map();
  const accept = (path: string, target: string) => {
    if (canonical.has(path)) return;
    const targets = accepted.get(path) ?? new Set();
    accepted.set(path, targets.add(target));
  };
  for (const { path, aliases } of catalog.runbooks) {
    for (const alias of aliases) {
      accept(alias, path);
      accept(alias.toLowerCase(), path);
    }
  }
  for (const [from, to] of Object.entries(catalog.site.moved)) accept(from, to);
  for (const alert of catalog.alerts) {
    const components = findRunbook(catalog, alert.runbook)?.components ?? [];
    for (const name of [alert.name, ...alert.aliases]) {
      const lower = name.toLowerCase();
      for (const form of [name, lower]) {
        accept(alertPath(alert.service, form), alert.path);
        accept(`/alerts/${form}/`, alert.path);
      }
      for (const component of [alert.service, ...components])
        accept(`/runbooks/${component}/${lower}/`, alert.path);
    }
  }
  return accepted;
}

/** The accepted paths where a reader must choose, with the paths to choose from. */
export function choosers(catalog: Catalog): { path: string; targets: string[] }[] {
  return [...acceptedPaths(catalog)]
    .filter(([, targets]) => targets.size > 1)
    .map(([path, targets]) => ({ path, targets: [...targets].sort() }));
}
