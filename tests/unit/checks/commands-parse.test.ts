import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandsParse as check } from '#checks/commands-parse.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { catalogWith, lineOfText, NO_TOOLS, replacing } from '#tests/content.ts';
import { fence, type Parts, parameter, problemsUsing } from '#tests/small-catalog.ts';

const parsers = loadParsers();
const problems = (parts: Parts) => problemsUsing({ parsers }, check, parts);
const ofBlock = (code: string, info = 'bash') => problems({ body: fence(code, info) });

describe('Commands parse', () => {
  test('in the small content', async () => {
    assert.deepEqual(await check.run(catalogWith(), { ...NO_TOOLS, parsers }), []);
  });

  test('in every language', async () => {
    for (const [info, code] of Object.entries({
      bash: 'kubectl get pods | head',
      sql: 'SELECT 1;\n\\d+ runs',
      promql: 'sum(rate(a[5m]))',
      logql: '{app="a"} |= "b"',
      yaml: 'a: [1]',
      json: '{"a": 1}',
    }))
      assert.deepEqual(await ofBlock(code, info), [], info);
  });

  test('or have no grammar', async () => {
    for (const info of ['http', 'jaeger', 'text']) assert.deepEqual(await ofBlock('"open (', info), []);
  });

  test('what is printed is no command', async () => {
    assert.deepEqual(await ofBlock('"open (', 'bash output'), []);
    assert.deepEqual(await ofBlock('{"a": …}', 'json output'), []);
  });
});

describe('A slip is found at its line', () => {
  const cases: [info: string, code: string, message: RegExp, line: string][] = [
    ['bash', 'date\necho "open', /^No valid bash: .*closing quote/, 'echo "open'],
    ['sql', 'SELECT 1\n  FORM t', /^No valid sql: syntax error at or near/, 'FORM t'],
    ['promql', 'sum(\n  rat(a[5m])\n)', /^No valid promql: `rat` is no function\.$/, 'rat(a[5m])'],
    ['logql', '{app="a"}\n|= b', /^No valid logql: `b` is not expected here\.$/, '|= b'],
    ['yaml', 'a: 1\nb: c: d', /^No valid yaml: /, 'b: c: d'],
    ['json', '{\n  "a": 1,\n  "b": yes\n}', /^No valid json: /, '"b": yes'],
    ['bash', 'cat <<EOF\nhi', /unclosed here-document `EOF`/, 'cat <<EOF'],
    ['bash', "date\nsh -c 'echo a\n  if b'", /^No valid bash: /, "if b'"],
    ['bash', 'date\npsql -c "SELEC 1"', /^No valid sql: /, 'psql -c "SELEC 1"'],
    ['bash', "psql <<'SQL'\nSELECT 1;\nSELEC 2;\nSQL", /^No valid sql: /, 'SELEC 2;'],
    ['bash', "kubectl exec db-0 -- psql -c 'SELECT\n  count( FROM a'", /^No valid sql: /, "count( FROM a'"],
  ];
  for (const [info, code, message, line] of cases) {
    test(`${info}: ${JSON.stringify(code)}`, async () => {
      const found = await ofBlock(code, info);
      assert.equal(found.length, 1, JSON.stringify(found));
      assert.match(found[0]?.[0] ?? '', message);
      assert.equal(found[0]?.[1], line);
    });
  }

  test('of the file', async () => {
    const file = 'content/runbooks/shop/api-down.mdx';
    const changes = { [file]: replacing('redis-cli flushall', 'date\nredis-cli "flushall') };
    assert.deepEqual(await check.run(catalogWith(changes), { ...NO_TOOLS, parsers }), [
      {
        file,
        line: lineOfText(file, 'redis-cli "flushall', changes),
        message: 'No valid bash: reached EOF without closing quote `"`.',
        mend: 'Close every quote, bracket, `if` and here-document that is open; try it with `bash -n`.',
      },
    ]);
  });
});

describe('Parameters', () => {
  test('have their examples in their places', async () => {
    const parameters = [parameter('since', 'duration', { example: '5m' })];
    const body = fence('rate(a[{{since}}])', 'promql');
    assert.deepEqual(await problems({ body, parameters }), []);
    assert.equal((await problems({ body })).length, 1, 'without an example it is no PromQL');
  });

  test('SQL that the shell fills in is not judged', async () => {
    assert.deepEqual(await ofBlock('psql -c "SELECT * FROM $table WHERE $(filter)"'), []);
    assert.equal((await ofBlock("psql -c 'SELEC 1'")).length, 1);
  });
});

describe('Values of YAML files', () => {
  const metric = (promql: string) => ({ id: 'a', name: 'A', healthy: '1', promql });
  const places: Record<string, (promql: string) => Parts> = {
    metric: (promql) => ({ service: { metrics: [metric('up'), metric(promql)] } }),
    objective: (promql) => ({
      service: { slos: [{ id: 'a', name: 'A', objective: '1', window: '1', promql }] },
    }),
    alert: (expr) => ({ alerts: [{ expr }] }),
    panel: (promql) => ({
      dashboards: [
        {
          id: 'a',
          title: 'A',
          uid: 'a',
          url: 'https://grafana.example.com/a',
          panels: [{ id: 1, title: 'P', shows: 'S', promql }],
        },
      ],
    }),
  };
  for (const [name, parts] of Object.entries(places)) {
    test(`the expression of a ${name}`, async () => {
      assert.deepEqual(await problems(parts('sum(up)')), []);
      const [single, ...more] = await problems(parts('sum(up'));
      assert.match(single?.[1] ?? '', /^(?:promql|expr): sum\(up$/);
      assert.deepEqual(more, []);
      const [block] = await problems(parts('sum(\n  up\n))'));
      assert.deepEqual(block, ['No valid promql: `)` is not expected here.', '))']);
    });
  }

  test('a quick command', async () => {
    const command = (code: string, language = 'bash') => ({
      service: { commands: [{ id: 'a', title: 'A', language, code, expect: '1' }] },
    });
    assert.deepEqual(await problems(command('date')), []);
    assert.equal((await problems(command('date "')))[0]?.[1], 'code: date "');
    assert.equal((await problems(command('date\necho "')))[0]?.[1], 'echo "');
    assert.equal((await problems(command('SELEC 1', 'sql')))[0]?.[1], 'code: SELEC 1');
  });
});
