/** The files of the library that the faults are put into. */
export const BACKEND = 'content/runbooks/pivotal-flow/rb-01-backend-service-down.mdx';
export const DATABASE = 'content/runbooks/pivotal-flow/rb-02-database-issues.mdx';
export const CACHE = 'content/runbooks/pivotal-flow/rb-03-cache-issues.mdx';
export const SERVICE = 'content/services/pivotal-flow.yaml';
export const ALERTS = 'content/alerts/pivotal-flow.yaml';
export const MATRIX = 'content/severities/pivotal-flow.yaml';
export const POLICY = 'content/escalations/pivotal-flow.yaml';
export const DASHBOARDS = 'content/dashboards/pivotal-flow.yaml';
export const DRILL = 'content/drills/2026-12-10-pivotal-flow-database-issues.yaml';
export const REVIEW = 'content/reviews/2026-12-01-pivotal-flow-monthly.yaml';
export const GUIDE = 'content/guides/responding.mdx';
export const SITE = 'content/site.yaml';
export const SYNONYMS = 'content/synonyms.yaml';
export const LOCK = 'content/anchors.lock.json';

/** An id that was published, and that others name, goes. */
export const GONE = ['published-links-hold', 'links-resolve', 'references-resolve'];
/** An id that was not published comes. */
export const NEW = ['anchors-are-registered'];
export const CHANGED = [...GONE, ...NEW];

export const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
