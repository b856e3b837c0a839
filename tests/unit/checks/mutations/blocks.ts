import type { Mutation } from '#tests/mutation.ts';
import { ALERTS, BACKEND, CACHE, DASHBOARDS, DATABASE, GUIDE, SERVICE } from './library.ts';

const DF = 'docker compose exec -T postgres df -h /var/lib/postgresql/data';

/** A page holds code of its own, or a block holds what must not be pasted. */
export const blockFaults: Mutation[] = [
  {
    check: 'pages-are-text',
    file: DATABASE,
    find: '## Overview',
    put: "import x from './x.js'\n\n## Overview",
    also: ['phases-follow-workflow'],
  },
  {
    check: 'pages-are-text',
    file: DATABASE,
    find: 'No cause after 10 minutes',
    put: '{process.exit()} No cause',
  },
  {
    check: 'pages-are-text',
    file: DATABASE,
    find: 'No cause after 10 minutes',
    put: '<script>x</script> No cause',
  },
  {
    check: 'pages-are-text',
    file: GUIDE,
    find: /^## /m,
    put: '<Note>\n\n<Step id="inside" do="Do">\n\n</Step>\n\n</Note>\n\n## ',
    at: '<Step id="inside"',
  },

  {
    check: 'blocks-are-clean',
    file: DATABASE,
    find: '```bash title="Log of PostgreSQL"',
    put: '```shell title="Log of PostgreSQL"',
  },
  {
    check: 'blocks-are-clean',
    file: DATABASE,
    find: '```bash title="Log of PostgreSQL"',
    put: '```bash titel="Log of PostgreSQL"',
  },
  { check: 'blocks-are-clean', file: DATABASE, find: DF, put: `$ ${DF}` },
  {
    check: 'blocks-are-clean',
    file: DATABASE,
    find: DF,
    put: 'docker compose exec <name>',
    also: ['commands-parse', 'shellcheck'],
  },
  {
    check: 'blocks-are-clean',
    file: DATABASE,
    find: DF,
    put: DF.replace(' df', '\u00a0df'),
    also: ['shellcheck'],
  },
  { check: 'blocks-are-clean', file: DATABASE, find: DF, put: `${DF} # \u202egnp` },
  { check: 'blocks-are-clean', file: DATABASE, find: DF, put: `${DF}\u200b` },

  { check: 'commands-parse', file: DATABASE, find: DF, put: `${DF} '` },
  { check: 'commands-parse', file: DATABASE, find: DF, put: `if true; then ${DF}` },
  {
    check: 'commands-parse',
    file: DATABASE,
    find: 'SELECT count(*) AS used',
    put: 'SELECT count(*) AS AS used',
  },
  {
    check: 'commands-parse',
    file: ALERTS,
    find: 'expr: up{job="pivotal-backend"} == 0',
    put: 'expr: up{job="pivotal-backend"} === 0',
  },
  {
    check: 'commands-parse',
    file: SERVICE,
    find: 'promql: up{job="pivotal-backend"}',
    put: 'promql: up{job="pivotal-backend"',
  },
  {
    check: 'commands-parse',
    file: SERVICE,
    find: 'code: docker compose ps --all',
    put: "code: docker compose ps '--all",
  },
  {
    check: 'commands-parse',
    file: DASHBOARDS,
    find: 'promql: up{job="pivotal-backend"}',
    put: 'promql: up{job=pivotal-backend}',
  },

  { check: 'commands-stand-alone', file: DATABASE, find: DF, put: `${DF}\nOK`, at: /\nOK/.source.slice(2) },
  {
    check: 'commands-stand-alone',
    file: BACKEND,
    find: '```bash',
    put: '```bash\nHTTP/1.1 200 OK',
    at: 'HTTP/1.1 200 OK',
  },

  {
    check: 'commands-hold-no-secret',
    file: CACHE,
    find: 'docker compose exec -T redis redis-cli ping',
    put: 'redis-cli -a Secr3tWord ping',
  },
  {
    check: 'commands-hold-no-secret',
    file: CACHE,
    find: 'docker compose exec -T redis redis-cli ping',
    put: 'docker compose exec -T redis redis-cli -a Secr3tWord ping',
  },
  {
    check: 'commands-hold-no-secret',
    file: CACHE,
    find: 'docker compose exec -T redis redis-cli ping',
    put: "ssh docker-1.pivotal-flow.example.com 'sudo redis-cli -a Secr3tWord ping'",
  },
  {
    check: 'commands-hold-no-secret',
    file: DATABASE,
    find: DF,
    put: 'curl -u admin:Secr3tWord http://localhost:9187/',
  },

  { check: 'danger-is-marked', file: DATABASE, find: DF, put: 'rm -rf /var/lib/postgresql/data' },
  { check: 'danger-is-marked', file: DATABASE, find: DF, put: 'kubectl delete pod postgres-0' },
  {
    check: 'danger-is-marked',
    file: CACHE,
    find: 'danger="every key of the cache"',
    put: '',
    at: 'docker compose exec -T redis redis-cli -n 0 flushdb',
  },

  { check: 'shellcheck', file: DATABASE, find: DF, put: `cd /srv && ls $HOME/$(ls)` },
  { check: 'shellcheck', file: DATABASE, find: DF, put: 'for name in $(ls *.log); do wc -l "$name"; done' },
];
