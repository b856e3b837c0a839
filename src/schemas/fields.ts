import { z } from 'astro/zod';

const RE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const RE_RUNBOOK_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const RE_SEVERITY_ID = /^[A-Za-z][A-Za-z0-9-]*$/;

/** A file, step, contact or anchor id: lower-case words joined by single hyphens. */
export const id = z.string().regex(RE_ID, 'an id: lower-case words joined by single hyphens');

/** A runbook's id: `<service>/<slug>`. */
export const runbookId = z.string().regex(RE_RUNBOOK_ID, 'a runbook id: <service>/<slug>');

/** A severity's id as the team writes it: `critical`, `SEV1`, `P0`. */
export const severityId = z.string().regex(RE_SEVERITY_ID, 'a severity id such as critical, SEV1 or P0');

/** One line of text: not empty, no line break, no blank at either end. */
export const line = z.string().regex(/^\S(?:[^\r\n]*\S)?$/, 'one line of text');

/** Text of one or more lines, not empty. */
export const text = z.string().regex(/\S/, 'text');

/** A word that YAML may take for a number or a boolean: `1024`, `true`. */
export const word = z.preprocess(
  (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  z.string(),
);

/** Minutes, a whole number from 0. */
export const minutes = z.int('a whole number of minutes').min(0, 'a whole number of minutes');

/** `2026-11-20`, a day of the calendar. YAML readers that turn days into `Date` are read back to the day. */
export const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date('a day: YYYY-MM-DD'),
);

/** A link that leaves the site: https, or mailto. May hold `{{parameter}}` where the schema's owner says so. */
export const href = z
  .string()
  .regex(/^(?:https:\/\/[^\s<>"]+|mailto:[^\s<>"]+)$/, 'an https:// or mailto: address without blanks');

/** A page's address from the site's root, without base: `/runbooks/old-service/old-slug/`. */
export const pagePath = z
  .string()
  .regex(
    /^\/(?:(?!\.{1,2}\/)[A-Za-z0-9._~-]+\/)+$/,
    'a path from the root with a final slash: /runbooks/old/slug/',
  );

/** The same, or a file's name at the end: `/alerts/web/ApiDown.md`. */
export const filePath = z
  .string()
  .regex(
    /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)+\/?$/,
    'a path from the root: /runbooks/old/slug/, /alerts/web/ApiDown.md',
  );

/** A fence's language. `text` is never highlighted; `jaeger` is a tag search. */
export const language = z.enum(['bash', 'sql', 'promql', 'logql', 'yaml', 'json', 'http', 'jaeger', 'text']);
export type Language = z.output<typeof language>;
