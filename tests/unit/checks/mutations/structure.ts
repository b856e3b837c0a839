import type { Mutation } from '#tests/mutation.ts';
import { ALERTS, CACHE, DATABASE, DRILL, GONE, GUIDE, MATRIX, POLICY, words } from './library.ts';

const LONG = 'x'.repeat(161);

/** A page or a policy lacks a part, or has too much of it. */
export const structureFaults: Mutation[] = [
  {
    check: 'scaffolds-are-filled',
    file: DATABASE,
    find: /<Expect>[^<]*/,
    put: '<Expect>FILL IN: what a healthy system shows.',
  },
  {
    check: 'scaffolds-are-filled',
    file: ALERTS,
    find: /impact: .*/,
    put: "impact: 'FILL IN: what a customer notices'",
  },
  ...[DATABASE, CACHE].map((file) => ({
    check: 'imports-are-reviewed',
    file,
    find: /(?=reviewedOn: )/,
    put: 'imported: { from: old/page.md, on: 2026-11-20 }\n',
  })),
  {
    check: 'phases-follow-workflow',
    file: DATABASE,
    find: '## Initial Response {',
    put: '## First Response {',
  },
  { check: 'phases-follow-workflow', file: DATABASE, find: '## Overview', put: 'Hello.\n\n## Overview' },
  {
    check: 'phases-follow-workflow',
    file: DATABASE,
    find: /## Post-Incident[\s\S]*$/,
    put: '',
    at: 1,
    also: GONE,
  },
  {
    check: 'phases-follow-workflow',
    file: DATABASE,
    find: /(?=## Investigation Steps)/,
    put: '## Tracing {#tracing}\n\n',
    also: ['anchors-are-registered'],
  },

  {
    check: 'steps-are-complete',
    file: DATABASE,
    find: /<Expect>[^\n]*<\/Expect>\n/,
    put: '',
    at: '<Step id="confirm-database"',
  },
  {
    check: 'steps-are-complete',
    file: DATABASE,
    find: /(?:<IfNot[^\n]*\n)+/,
    put: '',
    at: '<Step id="confirm-database"',
  },
  { check: 'steps-are-complete', file: DATABASE, find: / do="[^"]*"/, put: ` do="${words(13)}"` },
  { check: 'steps-are-complete', file: DATABASE, find: / do="[^"]*"/, put: '' },
  {
    check: 'steps-are-complete',
    file: DATABASE,
    find: '<Expect>`Healthy`',
    put: '```bash\ndocker compose ps\n```\n\n<Expect>`Healthy`',
  },
  {
    check: 'steps-are-complete',
    file: DATABASE,
    find: '<IfNot goto="#read-postgres-log">`rej',
    put: '<IfNot>Else.</IfNot>\n<IfNot goto="#read-postgres-log">`rej',
    at: '<IfNot goto="#read-postgres-log">`rej',
  },

  { check: 'texts-are-short', file: DATABASE, find: /^title: .*/m, put: `title: ${LONG.slice(100)}` },
  { check: 'texts-are-short', file: DATABASE, find: /^summary: .*/m, put: `summary: ${LONG}` },
  { check: 'texts-are-short', file: ALERTS, find: /impact: .*/, put: `impact: ${LONG}` },
  { check: 'texts-are-short', file: DATABASE, find: /<Expect>`Use%` [^<]*/, put: `<Expect>${words(31)}` },
  { check: 'texts-are-short', file: CACHE, find: /<Caution>[^<]*/, put: `<Caution>${words(31)}` },

  {
    check: 'titles-are-unique',
    file: DATABASE,
    find: /^title: .*/m,
    put: 'title: Cache issues',
    in: CACHE,
    at: 'title:',
  },
  {
    check: 'titles-are-unique',
    file: ALERTS,
    find: /summary: More than 2 % .*/,
    put: 'summary: Prometheus cannot scrape the backend',
  },
  {
    check: 'titles-are-unique',
    file: GUIDE,
    find: /^title: .*/m,
    put: 'title: Checks',
    in: 'content/guides/checks.mdx',
    at: 'title:',
  },

  { check: 'severities-are-ranked', file: MATRIX, find: 'rank: 2', put: 'rank: 3' },
  { check: 'severities-are-ranked', file: POLICY, find: 'afterMinutes: 60', put: 'afterMinutes: 15' },
  { check: 'severities-are-ranked', file: POLICY, find: 'afterMinutes: 0', put: 'afterMinutes: 5' },

  {
    check: 'severities-reach-somebody',
    file: POLICY,
    find: /contact: on-call-engineer\n/,
    put: 'contact: on-call-engineer\n    condition: it is night\n',
    in: MATRIX,
    at: '- id: low',
  },
  {
    check: 'severities-reach-somebody',
    file: POLICY,
    find: /contact: on-call-engineer\n/,
    put: 'contact: on-call-engineer\n    severities: [critical]\n',
    in: MATRIX,
    at: '- id: low',
  },

  {
    check: 'imports-are-reviewed',
    file: DATABASE,
    find: /^(?=reviewedOn: )/m,
    put: 'imported: { from: old/Database.md, on: 2026-11-20 }\n',
  },
  {
    check: 'imports-are-reviewed',
    file: CACHE,
    find: /^(?=reviewedOn: )/m,
    put: 'imported: { from: old/Cache.md, on: 2026-11-20 }\n',
  },
  { check: 'reviews-are-current', file: DATABASE, find: /^reviewedOn: .*/m, put: 'reviewedOn: 2025-01-01' },
  {
    check: 'reviews-are-current',
    file: DATABASE,
    find: /^reviewEveryDays: .*/m,
    put: 'reviewEveryDays: 400',
  },
  { check: 'reviews-are-current', file: DRILL, find: /^plannedOn: .*/m, put: 'plannedOn: 2026-01-10' },
];
