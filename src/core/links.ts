/** Paths are from the site's root, without base; a url has the base in front. Pages end with a slash. */

export const runbookPath = (id: string) => `/runbooks/${id}/`;
/** The page of all alerts. */
export const ALERTS_PATH = '/alerts/';
export const alertPath = (service: string, name: string) => `${ALERTS_PATH}${service}/${name}/`;
export const servicePath = (id: string) => `/services/${id}/`;
export const guidePath = (slug: string) => `/guides/${slug}/`;

/** Pages that are not made from a file of their own. */
export const LIST_PATHS: readonly string[] = [
  '/',
  '/runbooks/',
  '/alerts/',
  '/services/',
  '/guides/',
  '/severities/',
  '/reviews/',
  '/coverage/',
  '/search/',
];

/** `/waypost` and `/` alike: the base with one slash at its end. */
export function baseWithSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}

/** Root-relative url of a path: base in front, ready for an href. */
export function urlOf(base: string, path: string): string {
  return `${baseWithSlash(base)}${path.replace(/^\//, '')}`;
}

/** Absolute url of a path, for what leaves the site. */
export function absoluteUrl(site: { url: string; base: string }, path: string): string {
  return `${site.url}${urlOf(site.base, path)}`;
}

/** A place as a path with fragment. */
export function placePath(place: { runbook: string; anchor: string }): string {
  return `${runbookPath(place.runbook)}#${place.anchor}`;
}
