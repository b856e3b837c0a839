import type { Mutation } from '#tests/mutation.ts';
import { ALERTS, DATABASE, SERVICE } from './library.ts';

const DF = 'docker compose exec -T postgres df -h /var/lib/postgresql/data';
/** What the syntax says of an example in its place. */
const LINT = ['commands-parse', 'shellcheck'];
const PID = '  - name: pid\n';

/** A value comes from nowhere, goes nowhere, or goes where it could do harm. */
export const parameterFaults: Mutation[] = [
  { check: 'parameters-are-declared', file: DATABASE, find: DF, put: `${DF}/{{folder}}`, also: LINT },
  { check: 'parameters-are-declared', file: DATABASE, find: DF, put: `${DF}/{{ table }}`, also: LINT },
  {
    check: 'parameters-are-declared',
    file: DATABASE,
    find: '<Expect>`Use%` below',
    put: '<Expect>`{{usage}}` below',
  },
  {
    check: 'parameters-are-declared',
    file: SERVICE,
    find: 'code: docker compose ps --all',
    put: 'code: docker compose ps "{{service}}"',
  },

  {
    check: 'parameters-are-used',
    file: DATABASE,
    find: PID,
    put: `  - name: pod\n    type: kubernetes-name\n    label: Pod\n    description: A pod.\n    example: web-0\n${PID}`,
  },
  {
    check: 'parameters-are-used',
    file: DATABASE,
    find: 'reviewedOn:',
    put: '  - name: node\n    type: host\n    label: Node\n    description: A node.\n    example: node-1\nreviewedOn:',
  },

  {
    check: 'parameters-are-sound',
    file: DATABASE,
    find: 'example: 24817',
    put: 'example: all',
    also: ['commands-parse'],
  },
  {
    check: 'parameters-are-sound',
    file: DATABASE,
    find: '    max: 4194304\n',
    put: '',
    at: '    type: integer',
  },
  {
    check: 'parameters-are-sound',
    file: DATABASE,
    find: 'type: sql-name',
    put: 'type: sql-name\n    values: [a, b]',
    at: '    values: [a, b]',
  },
  {
    check: 'parameters-are-sound',
    file: DATABASE,
    find: '- name: index',
    put: '- name: table',
    also: ['parameters-are-declared', 'commands-parse'],
  },

  { check: 'alerts-feed-parameters', file: ALERTS, find: 'instance: instance', put: 'host: instance' },
  {
    check: 'alerts-feed-parameters',
    file: ALERTS,
    find: 'expr: up{job="pivotal-backend"} == 0',
    put: 'expr: sum by (job) (up{job="pivotal-backend"}) == 0',
    at: 'instance: instance',
  },

  { check: 'placeholders-are-arguments', file: DATABASE, find: DF, put: '{{table}} --all' },
  { check: 'placeholders-are-arguments', file: DATABASE, find: DF, put: `${DF} --{{table}}` },
  {
    check: 'placeholders-are-arguments',
    file: DATABASE,
    find: DF,
    put: 'docker compose exec -T postgres {{table}}',
  },

  {
    check: 'placeholders-stand-free',
    file: DATABASE,
    find: DF,
    put: `${DF} "$HOME_\${{table}}"`,
    also: LINT,
  },
  { check: 'placeholders-stand-free', file: DATABASE, find: DF, put: `${DF} "\\{{table}}"` },

  {
    check: 'placeholders-are-inert',
    file: DATABASE,
    find: DF,
    put: 'docker compose exec -T postgres psql -c "SELECT 1 FROM a WHERE b = {{instance}}"',
    also: LINT,
  },
  {
    check: 'placeholders-are-inert',
    file: DATABASE,
    find: DF,
    put: 'echo "$(( {{table}} + 1 ))"',
    also: LINT,
  },

  {
    check: 'titles-hold-no-placeholder',
    file: DATABASE,
    find: 'do="Count the connections"',
    put: 'do="Count those of {{pid}}"',
  },
  {
    check: 'titles-hold-no-placeholder',
    file: DATABASE,
    find: /^summary: .*/m,
    put: 'summary: "{{table}} is slow."',
  },
  {
    check: 'titles-hold-no-placeholder',
    file: DATABASE,
    find: 'title="Log of PostgreSQL"',
    put: 'title="Log of {{instance}}"',
  },

  {
    check: 'tool-links-take-parameters',
    file: SERVICE,
    find: 'url: https://grafana.pivotal',
    put: 'url: https://{{instance}}.pivotal',
  },
  {
    check: 'tool-links-take-parameters',
    file: SERVICE,
    find: 'd/pf-api-health',
    put: 'd/pf-api-health?var-ns={{namespace}}',
  },
];
