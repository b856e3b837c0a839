import { type Alert, type Catalog, findRunbook, findService } from './catalog.ts';
import { ALERTS_PATH, alertPath } from './links.ts';

/** Paths that open a page besides its own. More than one target: a chooser stands there. */
export type AcceptedPaths = Map<string, Set<string>>;

/** The one page of all alerts that other collections have: `runbook.md#alert-name-x`, `mimir-runbooks/#x`. */
const INDEXES = ['/runbook.md', '/RUNBOOK.md', '/mimir-runbooks/'];

/**
 * Every path that people and generators write for a page: the alert's name alone, the lower-case forms, former names,
 * aliases, `/runbooks/<component>/<lower-case alert>/`, which kube-prometheus and its Helm chart write, and
 * `/alerts/<component>/<Alert>.md`, which OpenShift writes. A path without a final slash is a file's name.
 * Canonical paths always win and are not in the result. An alias or a move, which somebody wrote down, wins over a form
 * that is made from an alert's name.
 */
export function acceptedPaths(catalog: Catalog): AcceptedPaths {
  const { site, runbooks, alerts, guides, services, published } = catalog;
  const canonical = new Set([...runbooks, ...alerts, ...guides, ...services].map(({ path }) => path));
  const accepted: AcceptedPaths = new Map();
  const accept = (path: string, target: string) => {
    if (canonical.has(path) || !(canonical.has(target) || target === ALERTS_PATH)) return;
    accepted.set(path, (accepted.get(path) ?? new Set()).add(target));
  };
  /** A page that is gone takes along what else it was opened by. */
  const succeed = (former: string, target: string) => {
    accept(former, target);
    if (canonical.has(former)) return;
    for (const path of published.accepted[former] ?? []) accept(path, target);
  };
  for (const { path, aliases } of runbooks) {
    for (const alias of aliases) {
      succeed(alias, path);
      accept(alias.toLowerCase(), path);
    }
  }
  for (const [from, to] of Object.entries(site.moved)) succeed(from, to);
  const written = new Set([
    ...runbooks.flatMap(({ aliases }) => aliases.flatMap((alias) => [alias, alias.toLowerCase()])),
    ...Object.keys(site.moved),
  ]);
  for (const alert of alerts) {
    for (const former of alert.aliases) succeed(alertPath(alert.service, former), alert.path);
    for (const name of namesOf(alert)) {
      for (const path of formsOf(name, alert.service, groupsOf(catalog, alert))) {
        if (!written.has(path)) accept(path, alert.path);
      }
    }
  }
  if (alerts.length > 0) for (const path of INDEXES) accept(path, ALERTS_PATH);
  return accepted;
}

/** The accepted paths where a reader must choose, with the paths to choose from. */
export function choosers(catalog: Catalog): { path: string; targets: string[] }[] {
  return [...acceptedPaths(catalog)]
    .filter(([path, targets]) => targets.size > 1 && path.endsWith('/'))
    .map(([path, targets]) => ({ path, targets: [...targets].sort() }));
}

/** The page that stands at an accepted path: its target or, where there are several, the chooser. */
export function pageBehind(path: string, targets: ReadonlySet<string>): string {
  const [target = path] = targets;
  if (targets.size === 1) return target;
  // At a file's name stands the chooser of the alert's bare name, which has these and maybe more.
  return path.replace(/^\/alerts\/[^/]+\/([^/]+)\.md$/, '/alerts/$1/');
}

/** An alert's name and those it had. */
export function namesOf({ name, aliases }: Alert): string[] {
  return [name, ...aliases];
}

/** What stands before an alert's name in addresses: its service and the components of its runbook, with former ids. */
function groupsOf(catalog: Catalog, { service, runbook }: Alert): string[] {
  const known = findService(catalog, service)?.components ?? [];
  const components = findRunbook(catalog, runbook)?.components ?? [];
  const former = known.filter(({ id }) => components.includes(id)).flatMap(({ aliases }) => aliases);
  return [service, ...components, ...former];
}

function formsOf(name: string, service: string, groups: readonly string[]): string[] {
  const lower = name.toLowerCase();
  return [
    ...[name, lower].flatMap((form) => [alertPath(service, form), `${ALERTS_PATH}${form}/`]),
    ...groups.flatMap((group) => [`/runbooks/${group}/${lower}/`, `${ALERTS_PATH}${group}/${name}.md`]),
  ];
}
