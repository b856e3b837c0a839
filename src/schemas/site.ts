import { z } from 'astro/zod';
import { filePath, href, line, pagePath } from './fields.ts';

/** `content/site.yaml`: what the whole site says of itself. */
export const siteSchema = z.strictObject({
  /** The site's name, in the header and in every title. */
  name: line,
  /** One sentence below the name. */
  summary: line,
  /** Origin without a path: `https://owner.github.io`. The deployment overrides it with WAYPOST_URL. */
  url: z.string().regex(/^https?:\/\/[^/\s]+$/, 'an origin without a path: https://owner.github.io'),
  /** Path of a project site: `/waypost`, or `/`. The deployment overrides it with WAYPOST_BASE. Default: `/`. */
  base: z
    .string()
    .regex(/^\/(?:[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*)?$/, 'a path without a final slash: /waypost, or /')
    .default('/'),
  /** The repository on GitHub; edit and report links start here. */
  repository: href,
  /** The branch that is published. Default: `main`. */
  defaultBranch: line.default('main'),
  /** IANA time zone for the times a page shows. Default: `UTC`. */
  timeZone: line.refine(isTimeZone, 'an IANA time zone: UTC, Europe/Berlin').default('UTC'),
  /** Addresses that pages once had -> the page that took their place, for all but runbooks, which have `aliases`. Default: none. */
  moved: z.record(filePath, pagePath).default({}),
  /** Where to turn when no page fits: shown on the 404 page and under an empty search. */
  lastResort: line,
});
export type Site = z.output<typeof siteSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
