import type { Mutation } from '#tests/mutation.ts';
import { ALERTS, DATABASE, DRILL, GUIDE, MATRIX, POLICY, REVIEW, SERVICE, SITE } from './library.ts';

/** A file is not where it belongs, cannot be read, or does not say what its kind says. */
export const fileFaults: Mutation[] = [
  { check: 'files', file: 'content/runbooks/lost.mdx', put: '---\ntitle: Lost\n---\n' },
  { check: 'files', file: 'content/drills/notes.txt', put: 'Ask the team.\n' },
  { check: 'files', file: 'content/reviews/My_Review.yaml', put: 'status: done\n', also: ['schema'] },
  { check: 'files', file: GUIDE, find: /^---\n/, put: '', at: 1 },

  {
    check: 'yaml',
    file: SERVICE,
    find: 'summary: Backend API',
    put: 'summary: [Backend API',
    at: 'owner: devops-team',
  },
  {
    check: 'yaml',
    file: POLICY,
    find: 'summary: Team lead',
    put: 'summary: Team lead: the first',
    at: 'summary: Team',
  },
  {
    check: 'yaml',
    file: DATABASE,
    find: 'severity: high',
    put: 'severity: high\nseverity: low',
    at: 'severity: low',
  },
  { check: 'yaml', file: REVIEW, find: 'title: Monthly', put: 'title: *Monthly' },

  { check: 'mdx', file: DATABASE, find: '</Step>', put: '', at: '<Step id="confirm-database"' },
  { check: 'mdx', file: DATABASE, find: 'No cause after 10 minutes', put: 'No cause after <10 minutes' },
  { check: 'mdx', file: GUIDE, find: /^## /m, put: 'Write {this.\n\n## ', at: 'Write {this.' },

  { check: 'schema', file: DATABASE, find: 'kind: alert', put: 'kind: alarm' },
  { check: 'schema', file: DATABASE, find: 'severity: high', put: 'severety: high' },
  { check: 'schema', file: DATABASE, find: /^reviewedOn: .*/m, put: 'reviewedOn: 2026-13-20' },
  { check: 'schema', file: ALERTS, find: /^ {4}impact: .*\n/m, put: '', at: '- name: BackendServiceDown' },
  { check: 'schema', file: MATRIX, find: 'rank: 2', put: 'rank: second' },
  { check: 'schema', file: POLICY, find: 'kind: pager', put: 'kind: beeper' },
  { check: 'schema', file: DRILL, find: 'plannedOn:', put: 'plannedFor:' },
  { check: 'schema', file: SERVICE, find: 'url: https://grafana', put: 'url: http://grafana' },
  { check: 'schema', file: SITE, find: /^timeZone: .*/m, put: 'timeZone: Mars/Olympus' },
  { check: 'schema', file: GUIDE, find: /^order: .*/m, put: 'order: first' },
];
