import type { Mutation } from '#tests/mutation.ts';
import { BACKEND, CACHE, SYNONYMS } from './library.ts';

/** A page is not found by what its readers come with. */
export const wordFaults: Mutation[] = [
  {
    check: 'symptoms-are-complete',
    file: BACKEND,
    find: /^logs:\n(?: {2}- .*\n)+/m,
    put: '',
    at: 'symptoms:',
  },
  {
    check: 'symptoms-are-complete',
    file: CACHE,
    find: /^logs:\n/m,
    put: 'logs:\n  - "2026-11-20T03:12:44Z redis exited"\n',
    at: '2026-11-20T03:12:44Z',
  },
  {
    check: 'symptoms-are-complete',
    file: CACHE,
    find: /^logs:\n/m,
    put: 'logs:\n  - Redis is down\n',
    at: 'Redis is down',
  },

  {
    check: 'synonyms-lead-to-pages',
    file: SYNONYMS,
    find: /^synonyms:\n/m,
    put: 'synonyms:\n  - say: [clock out of sync]\n    mean: [skew]\n',
    at: 'mean: [skew]',
  },
  {
    check: 'synonyms-lead-to-pages',
    file: SYNONYMS,
    find: /^synonyms:\n/m,
    put: 'synonyms:\n  - say: [box is down, "Box is DOWN!"]\n    mean: [redis]\n',
    at: '  - say: [box is down',
  },
];
