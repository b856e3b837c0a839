import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { generateCatalogJson } from '#generators/catalog-json.ts';

type Catalog = ReturnType<typeof generateCatalogJson>;
export type BuiltRunbook = Catalog['runbooks'][number];
export type BuiltAlert = Catalog['alerts'][number];

/** The built site's own account of itself. Tests take their pages from it, so that content may change. */
export const catalog: Catalog = JSON.parse(readFileSync('dist/catalog.json', 'utf8'));

const all = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => file.endsWith('.html') && !file.startsWith('pagefind/'))
  .map((file) => ({ path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, canonical: canonicalOf(file) }));

/** Paths of the pages, each once: as the page itself calls it. */
export const pages = all
  .filter(({ path, canonical }) => path === canonical)
  .map(({ path }) => path)
  .sort();

/** The pages by the folder they stand in, to open one after the other: a test for each page would mostly start browsers. */
export const folders: [folder: string, paths: string[]][] = [
  ...Map.groupBy(pages, (path) => path.replace(/[^/]+\/?$/, '')),
];

/** Further paths that open a page, without those that only leave the final slash out. */
export const acceptedPaths = all.filter(
  ({ path, canonical }) => path !== canonical && path.endsWith('/') && pages.includes(canonical),
);

function canonicalOf(file: string): string {
  const [, address = ''] =
    /<link rel="canonical" href="([^"]+)"/.exec(readFileSync(join('dist', file), 'utf8')) ?? [];
  return address.replace(catalog.site, '/');
}

/** For `page.goto`: a path of the site below its base. */
export function at(path: string): string {
  return `.${path}`;
}

export function runbookOf(alert: BuiltAlert): BuiltRunbook {
  return one(
    catalog.runbooks.find(({ id }) => id === alert.runbook),
    alert.runbook,
  );
}

/** Words before an alert's lower-case name below `/runbooks/` that open its page, but for its service: components. */
export function componentsOf({ path, service, name }: BuiltAlert): string[] {
  return acceptedPaths
    .filter(({ canonical }) => canonical === path)
    .map(({ path }) => path.split('/'))
    .filter(
      ([, folder, word, last]) => folder === 'runbooks' && word !== service && last === name.toLowerCase(),
    )
    .map(([, , word = '']) => word);
}

/** Address of a runbook's page with a value for every parameter. */
export function filledPath(runbook: BuiltRunbook): string {
  const query = new URLSearchParams(runbook.parameters.map(({ name, example }) => [name, example]));
  return at(`${runbook.path}?${query}`);
}

/** The link that an alert carries, as Prometheus expands its template, with the names that it fills. */
export function linkOf(alert: BuiltAlert): { url: string; filled: Map<string, string> } {
  const examples = new Map(runbookOf(alert).parameters.map(({ name, example }) => [name, example]));
  const filled = new Map<string, string>();
  const url = alert.runbookUrl
    .replace(catalog.site, './')
    .replace(/(\w+)=\{\{[^}]*\|urlquery\}\}/g, (_all, name: string) => {
      const value = one(examples.get(name), name);
      filled.set(name, value);
      return `${name}=${encodeURIComponent(value)}`;
    });
  return { url, filled };
}

/** A runbook with a block that destroys and whose target is a parameter, the same block on every platform. */
export function dangerousRunbook(): BuiltRunbook {
  const isOne = ({ path }: BuiltRunbook) =>
    [
      ...readFileSync(join('dist', path, 'index.html'), 'utf8').matchAll(
        /<figure [^>]*data-danger.*?<\/figure>/gs,
      ),
    ].some(([figure]) => figure.includes('data-parameter=') && !figure.includes('data-variant='));
  return one(catalog.runbooks.find(isOne), 'danger block with a parameter');
}

/** What a test cannot do without; says what the content lacks. */
export function one<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The content has no ${what}.`);
  return found;
}
