import type { Mutation } from '#tests/mutation.ts';
import { ALERTS, DATABASE, GUIDE, MATRIX, POLICY, SERVICE, SITE } from './library.ts';

const TOKEN = `${'gh'}p_aB3dE5gH7jK9mN2pQ4sT6vW8xYaB3dE5gH7j`;
const HOOK = 'https://hooks.slack.com/services/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';

/** Something that nobody else may know, or leave for it that is none. */
export const privateFaults: Mutation[] = [
  { check: 'secrets-are-absent', file: SITE, find: /$/, put: `# ${TOKEN}\n` },
  { check: 'secrets-are-absent', file: GUIDE, find: /^## /m, put: `The key is ${TOKEN}.\n\n## ` },
  {
    check: 'secrets-are-absent',
    file: SERVICE,
    find: 'url: https://status.',
    put: `url: ${HOOK} # https://status.`,
  },
  { check: 'secrets-are-absent', file: ALERTS, find: 'labels:', put: '# password: h7TzQm2xR5\n    labels:' },
  {
    check: 'secrets-are-absent',
    file: DATABASE,
    find: '   23 | 100 |',
    put: 'postgres://app:h7TzQm2xR5@db/x\n   23 | 100 |',
  },

  {
    check: 'contacts-are-public',
    file: POLICY,
    find: 'label: Schedule devops-lead',
    put: 'label: jane.doe@acme.io',
  },
  {
    check: 'contacts-are-public',
    file: POLICY,
    find: 'label: "#infrastructure"',
    put: 'label: "+49 30 90182017"',
  },
  {
    check: 'contacts-are-public',
    file: DATABASE,
    find: 'docker-1.pivotal-flow.example.com',
    put: 'docker-1.pivotal-flow.internal',
  },
  { check: 'contacts-are-public', file: DATABASE, find: '   23 | 100 |', put: '10.20.30.40\n   23 | 100 |' },
  {
    check: 'contacts-are-public',
    file: MATRIX,
    find: /^ {4}meaning: .*/m,
    put: '    meaning: Call (415) 555-2671.',
  },

  {
    check: 'allowances-are-used',
    file: POLICY,
    find: 'stages:',
    put: '# waypost-allow references-resolve\nstages:',
  },
  {
    check: 'allowances-are-used',
    file: POLICY,
    find: 'stages:',
    put: '# waypost-allow references-resolve: no reason left\nstages:',
  },
  {
    check: 'allowances-are-used',
    file: DATABASE,
    find: 'title: ',
    put: '# waypost-allow no-such-check #do-now: because\ntitle: ',
  },
  {
    check: 'allowances-are-used',
    file: DATABASE,
    find: 'title: ',
    put: '# waypost-allow schema: it fits\ntitle: ',
  },
];
