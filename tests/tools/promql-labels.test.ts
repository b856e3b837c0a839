import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { canHave, describeLabels, resultLabels } from '#core/promql-labels.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { temporaryFolder } from '#tests/content.ts';
import { chooser, seeded } from '#tests/random.ts';

const LABELS = ['a', 'b', 'c', 'd'];
const METRICS = ['x', 'y', 'z'];
const EXPRESSIONS = 6000;
const AT = 1_700_000_000;

const { below, maybe, one, some } = chooser(seeded(20261121));
let server: ChildProcess | undefined;
let address = '';

/** Few values, so that operands often match. */
function sampleText(): string {
  const series = new Set<string>();
  for (const metric of METRICS) {
    for (let made = 0; made < 8; made++) {
      const labels = some(LABELS, 0.6).map((label) => `${label}="${one(['1', '2'])}"`);
      series.add(`${metric}{${labels.join(',')}}`);
    }
    series.add(`${metric}{}`);
  }
  const points = [0, 60, 120, 180].flatMap((second) => [...series].map((name) => ({ name, second })));
  const lines = METRICS.flatMap((metric) => [
    `# TYPE ${metric} gauge`,
    ...points
      .filter(({ name }) => name.startsWith(metric))
      .sort((p, q) => p.name.localeCompare(q.name) || p.second - q.second)
      .map(({ name, second }) => `${name} ${1 + below(3)} ${AT - 200 + second}`),
  ]);
  return `${lines.join('\n')}\n# EOF\n`;
}

function expression(depth: number): string {
  const inner = () => expression(depth - 1);
  const list = (share = 0.4) => some(LABELS, share).join(', ');
  if (depth === 0 || maybe(0.12)) {
    const matchers = some(LABELS, 0.15).map((label) => `${label}${one(['=""', '="1"', '!=""', '=~".+"'])}`);
    const name = one(METRICS);
    return maybe(0.12)
      ? `rate(${name}[5m] offset 10s)`
      : `${name}{${matchers.join(',')}}${one(['', '', ' offset 1s'])}`;
  }
  switch (below(11)) {
    case 0:
    case 1:
      return `${one(['sum', 'max', 'count', 'group'])} ${one(['by', 'without'])} (${list()}) (${inner()})`;
    case 2:
      return `sum(${inner()})`;
    case 3:
      return `${one(['topk', 'bottomk'])} ${maybe(0.5) ? `by (${list()}) ` : ''}(2, ${inner()})`;
    case 4:
      return `count_values ${maybe(0.5) ? `by (${list()}) ` : ''}("${one(['v', ...LABELS])}", ${inner()})`;
    case 5:
      return `label_replace(${inner()}, "${one(['n', ...LABELS])}", "${one(['$1', 'k'])}", "${one(LABELS)}", "(.*)")`;
    case 6:
      return maybe(0.5)
        ? `label_join(${inner()}, "${one(['n', ...LABELS])}", "-", "a", "b")`
        : one([
            `absent(x{a="9", b=~"2"} offset 1s)`,
            `absent(sum(x{a="9"}))`,
            'vector(1)',
            `histogram_quantile(0.9, ${inner()})`,
          ]);
    case 7:
      return `(${inner()}) ${one(['or', 'and', 'unless'])} ${maybe(0.4) ? `${one(['on', 'ignoring'])} (${list()}) ` : ''}(${inner()})`;
    case 8:
      return `${maybe(0.3) ? '-' : ''}(${inner()}) ${one(['*', '> bool', '>=', '+'])} ${one(['1', '0', 'scalar(vector(2))', '(1 + time())'])}`;
    case 9:
      return `last_over_time((${inner()})[2m:1m])`;
    default: {
      const side = one(['', '', '', ` group_left (${list(0.3)})`, ` group_right (${list(0.3)})`]);
      const matching = side !== '' || maybe(0.6) ? `${one(['on', 'ignoring'])} (${list()})${side} ` : '';
      // Without parentheses the operators have to be put in order.
      const [left, right] = maybe(0.3) ? [inner(), inner()] : [`(${inner()})`, `(${inner()})`];
      return `${left} ${one(['*', '+', '>=', '!=', '^'])} ${matching}${right}`;
    }
  }
}

/** The label names of what Prometheus answers; undefined where it refuses the expression. */
async function labelsSeen(expr: string): Promise<Set<string> | undefined> {
  const body = new URLSearchParams({ query: expr, time: String(AT) });
  const answer = await (await fetch(`${address}/api/v1/query`, { method: 'POST', body })).json();
  if (answer.status !== 'success' || answer.data.resultType !== 'vector') return undefined;
  return new Set(answer.data.result.flatMap(({ metric }: { metric: object }) => Object.keys(metric)));
}

before(async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'samples.om'), sampleText());
  writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
  const data = join(folder, 'data');
  const { status, stderr, error } = spawnSync(
    'promtool',
    ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'samples.om'), data],
    { encoding: 'utf8' },
  );
  assert.equal(error, undefined, 'promtool is not installed: apt-get install prometheus');
  assert.equal(status, 0, stderr);
  const asked = createServer().listen(0, '127.0.0.1');
  await once(asked, 'listening');
  const { port } = asked.address() as AddressInfo;
  asked.close();
  await once(asked, 'close');
  address = `http://127.0.0.1:${port}`;
  server = spawn('prometheus', [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${data}`,
    '--storage.tsdb.retention.time=100y',
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
  for (let tries = 0; tries < 100; tries++) {
    const ready = await fetch(`${address}/-/ready`).catch(() => undefined);
    if (ready?.ok) return;
    await wait(100);
  }
  assert.fail('Prometheus did not start');
});

after(() => server?.kill());

test(`No label that Prometheus gives in ${EXPRESSIONS} expressions is said to be impossible`, async () => {
  let answered = 0;
  let denied = 0;
  const wrong: string[] = [];
  for (let made = 0; made < EXPRESSIONS; made++) {
    const expr = expression(1 + below(4));
    const seen = await labelsSeen(expr);
    if (seen === undefined || seen.size === 0) continue;
    const tree = readPromqlTree(expr);
    assert.notEqual(tree, undefined, `not read: ${expr}`);
    const possible = resultLabels(tree);
    answered += 1;
    if (LABELS.some((label) => !canHave(possible, label))) denied += 1;
    const missed = [...seen].filter((label) => label !== '__name__' && !canHave(possible, label));
    if (missed.length > 0)
      wrong.push(`${missed}: ${expr} gives ${[...seen]}, thought ${describeLabels(possible)}`);
  }
  assert.deepEqual(wrong.slice(0, 10), []);
  // Otherwise the test would say nothing.
  assert.ok(answered > 1500, `${answered} expressions had a result with labels`);
  assert.ok(denied > 600, `of ${denied} a label was denied`);
  console.log(`${answered} results with labels, a label denied in ${denied}, ${wrong.length} wrong`);
});
