import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { findingsOf } from '#checks/index.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readContent } from '#io/read-content.ts';
import { makeContent, NO_TOOLS, temporaryFolder } from '#tests/content.ts';
import { fired, resolved, webhookOf } from '#tests/webhook.ts';

const PROJECT = join(import.meta.dirname, '../../..');
const SCRIPT = join(PROJECT, 'scripts/new.ts');
/** 20 November 2026. */
const DAY = '1795132800';

async function run(root: string, words: string[], here = root) {
  const child = spawn(process.execPath, [SCRIPT, ...words, '--root', root], {
    cwd: PROJECT,
    env: { ...process.env, INIT_CWD: here, SOURCE_DATE_EPOCH: DAY },
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, stdout, stderr };
}

/** What the checks say, less the register, which has its own command. */
async function findings(root: string) {
  const all = await findingsOf(() => readContent(root), { ...NO_TOOLS, parsers: loadParsers() });
  return all.filter(({ check }) => check !== 'anchors-are-registered');
}
const left = async (root: string) =>
  (await findings(root)).map(({ level, check, file, line }) => `${level} ${check} ${file}:${line}`);

/** Every file below a folder with its text. */
function snapshot(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

const RUNBOOK = ['runbook', 'shop/cart-empty', '--title', 'Cart is empty'];
const FULL = [...RUNBOOK, '--severity', 'SEV2', '--component', 'api'];

describe('A new runbook', () => {
  test('has the phases of the workflow, passes the checks, and says itself that it is not finished', async () => {
    const root = makeContent();
    const { code, stdout, stderr } = await run(root, FULL);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(
      stdout,
      /^Wrote content\/runbooks\/shop\/cart-empty\.mdx\.\n- Write what stands behind FILL IN: …/,
    );
    const { catalog } = readContent(root);
    const page = catalog.runbooks.find(({ id }) => id === 'shop/cart-empty');
    assert.deepEqual(
      page?.outline.phases.map(({ id }) => id),
      ['symptoms', 'do-now', 'diagnosis', 'verification', 'escalation'],
    );
    for (const phase of page?.outline.phases.slice(1) ?? []) {
      const [step] = phase.steps;
      assert.equal(Boolean(step?.id && step.title && step.expect && step.ifNot.length), true, phase.id);
    }
    const said = await findings(root);
    assert.deepEqual([...new Set(said.map(({ check }) => check))], ['scaffolds-are-filled']);
    assert.equal(
      said.length > 10 &&
        said.every(({ level, file }) => level === 'warning' && file.endsWith('cart-empty.mdx')),
      true,
    );
  });

  test('for an alert takes over its severity, component, summary and parameters, and says which line to change', async () => {
    const root = makeContent({
      'content/alerts/shop.yaml': (text) =>
        text.replace('labels: { team: shop }', 'labels: { component: database }'),
    });
    const { code, stdout } = await run(root, [
      'runbook',
      'shop/api-gone',
      '--title',
      'API gone',
      '--alert',
      'ShopApiDown',
    ]);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /Let ShopApiDown open it: write `runbook: shop\/api-gone` in content\/alerts\/shop\.yaml:\d+, which says shop\/api-down\./,
    );
    const page = readContent(root).catalog.runbooks.find(({ id }) => id === 'shop/api-gone');
    assert.deepEqual(
      [page?.kind, page?.severity, page?.components, page?.summary, page?.parameters.map(({ name }) => name)],
      ['alert', 'SEV1', ['database'], 'The API answers no request.', ['namespace']],
    );
    assert.deepEqual(
      (await findings(root)).filter(({ level }) => level === 'error'),
      [],
    );
  });

  test('twice in one service differ in what must be unique', async () => {
    const root = makeContent();
    await run(root, FULL);
    const { code } = await run(root, [
      'runbook',
      'shop/cart-full',
      '--title',
      'Cart is full',
      '--severity',
      'SEV2',
      '--component',
      'api',
    ]);
    assert.equal(code, 0);
  });

  test('is refused with the mend when something is wrong, and nothing is written', async () => {
    const root = makeContent();
    const unchanged = snapshot(root);
    const cases: [words: string[], said: RegExp][] = [
      [['runbook'], /^The runbook is missing\.\n--title is missing\./],
      [['runbook', 'shop/x', '--title', 'a\u202eb'], /cannot be seen/],
      [['runbook', 'shop/x', 'y', '--title', 'x'], /Too many words: y/],
      [['runbook', 'shop/x', '--titel', 'x'], /--titel/],
      [['page'], /There is no "page" to make/],
      [['__proto__'], /There is no/],
    ];
    const check = async ([words, said]: (typeof cases)[number]) => {
      const { code, stdout, stderr } = await run(root, words);
      assert.deepEqual([code, stdout], [2, ''], words.join(' '));
      assert.match(stderr, said);
    };
    for (let at = 0; at < cases.length; at += 3) await Promise.all(cases.slice(at, at + 3).map(check));
    assert.deepEqual(snapshot(root), unchanged);
  });

  test('with a title full of marks is a title full of marks', async () => {
    const root = makeContent();
    const title = `# "it's" <b> & [x](y): - * !`;
    const { code } = await run(root, [
      'runbook',
      'shop/marks',
      '--title',
      title,
      '--severity',
      'SEV1',
      '--component',
      'api',
    ]);
    assert.equal(code, 0);
    assert.equal(readContent(root).catalog.runbooks.find(({ id }) => id === 'shop/marks')?.title, title);
  });

  test('overwrites nothing, not through a link either', async () => {
    const root = makeContent();
    const target = join(root, 'elsewhere.mdx');
    symlinkSync(target, join(root, 'content/runbooks/shop/cart-empty.mdx'));
    const { code, stderr } = await run(root, FULL);
    assert.equal(code, 1);
    assert.match(stderr, /is there already, and nothing is overwritten/);
    assert.equal(existsSync(target), false);
  });

  test('needs a library that can be read', async () => {
    const root = makeContent({ 'content/services/ledger.yaml': 'name: [' });
    const { code, stderr } = await run(root, FULL);
    assert.equal(code, 1);
    assert.match(stderr, /run `npm run check` and mend them first[\s\S]*content\/services\/ledger\.yaml/);
  });
});

describe('A new alert', () => {
  const ALERT = [
    'alert',
    'shop',
    'CartEmpty',
    '--runbook',
    'api-down',
    '--severity',
    'SEV2',
    '--expr',
    'sum by (namespace) (up{job="shop"}) == 0',
  ];
  const FILE = 'content/alerts/shop.yaml';

  test('is added behind the last one; every other line stays', async () => {
    const root = makeContent({ [FILE]: (text) => `# of the shop\n${text}# the end\n` });
    const old = readFileSync(join(root, FILE), 'utf8');
    const more = [
      '--for',
      '5m',
      '--label',
      'severity=warning',
      '--parameter',
      'namespace=namespace',
      '--anchor',
      'read-errors',
    ];
    const { code, stderr } = await run(root, [...ALERT, ...more]);
    assert.deepEqual([code, stderr], [0, '']);
    const lines = readFileSync(join(root, FILE), 'utf8').split('\n');
    assert.deepEqual(
      old.split('\n').filter((line) => !lines.includes(line)),
      [],
    );
    const alert = readContent(root).catalog.alerts.find(({ name }) => name === 'CartEmpty');
    assert.deepEqual(
      [alert?.runbook, alert?.anchor, alert?.for, alert?.labels, alert?.parameters],
      ['shop/api-down', 'read-errors', '5m', { severity: 'warning' }, { namespace: 'namespace' }],
    );
    assert.deepEqual(
      await left(root),
      [24, 25].map((line) => `warning scaffolds-are-filled ${FILE}:${line}`),
    );
  });

  test('with all its texts leaves nothing to fill in', async () => {
    const root = makeContent();
    await run(root, [...ALERT, '--summary', 'The cart is empty.', '--impact', 'Nobody buys: "nothing".']);
    assert.deepEqual(await left(root), []);
  });

  test('of a service without a map makes the map', async () => {
    const root = makeContent({ [FILE]: null, 'content/drills/2026-10-05-api-down.yaml': (text) => text });
    const { code, stderr } = await run(root, ALERT);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(
      readContent(root).catalog.alerts.some(
        ({ name, service }) => name === 'CartEmpty' && service === 'shop',
      ),
      true,
    );
  });

  test('is refused with the mend when something is wrong, and the map stays', async () => {
    const root = makeContent();
    const unchanged = snapshot(root);
    const changed = (from: string, to: string) => ALERT.map((word) => (word === from ? to : word));
    const cases: [words: string[], code: number, said: RegExp][] = [
      [changed('CartEmpty', 'ShopApiDown'), 2, /shop has the alert ShopApiDown already: choose another name/],
      [
        changed('sum by (namespace) (up{job="shop"}) == 0', 'sum('),
        1,
        /would not pass the checks, so nothing is written:[\s\S]*commands-parse/,
      ],
      [[...ALERT, '--summary', 'x'.repeat(200)], 1, /texts-are-short/],
    ];
    const check = async ([words, expected, said]: (typeof cases)[number]) => {
      const { code, stdout, stderr } = await run(root, words);
      assert.deepEqual([code, stdout], [expected, ''], words.join(' '));
      assert.match(stderr, said);
    };
    for (let at = 0; at < cases.length; at += 3) await Promise.all(cases.slice(at, at + 3).map(check));
    assert.deepEqual(snapshot(root), unchanged);
  });

  test('is given as text when the map is written in a way that takes no entry', async () => {
    const root = makeContent({
      [FILE]:
        'alerts: [{ name: A, summary: A., impact: B., severity: SEV1, expr: up, runbook: shop/api-down }]\n',
    });
    const { code, stderr } = await run(root, ALERT);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /takes no entry: its list `alerts` stands on one line[\s\S]*Add it by hand:\n\n- name: CartEmpty/,
    );
  });
});

describe('A new drill', () => {
  test('is planned, valid, and asks for its scenario', async () => {
    const root = makeContent();
    const { code, stderr } = await run(root, ['drill', 'shop/api-down', '--on', '2027-03-04']);
    assert.deepEqual([code, stderr], [0, '']);
    const file = 'content/drills/2027-03-04-shop-api-down.yaml';
    assert.deepEqual(
      await left(root),
      [3, 4, 8].map((line) => `warning scaffolds-are-filled ${file}:${line}`),
    );
    const again = await run(root, ['drill', 'shop/api-down', '--on', '2027-03-04']);
    assert.deepEqual([again.code, /is there: choose another day/.test(again.stderr)], [2, true]);
  });

  test('is refused on a day that is none, or over, and for a runbook that is none', async () => {
    const root = makeContent();
    const cases: [words: string[], said: RegExp][] = [
      [['shop/api-down'], /--on is missing/],
      [['shop/api-down', '--on', '2027-02-30'], /--on "2027-02-30": write a day: YYYY-MM-DD/],
      [['shop/api-down', '--on', 'tomorrow'], /write a day/],
      [['shop/api-down', '--on', '2026-11-19'], /is over: plan a day from 2026-11-20 on/],
      [['shop/api-dwn', '--on', '2027-03-04'], /Did you mean `shop\/api-down`/],
    ];
    for (const [words, said] of cases) {
      const { code, stderr } = await run(root, ['drill', ...words]);
      assert.equal(code, 2);
      assert.match(stderr, said);
    }
  });
});

describe('A new postmortem', () => {
  const labels = {
    alertname: 'ShopApiDown',
    namespace: 'prod',
    evil: '![x](https://evil.example/x.png)`<b>`',
  };
  const template = readContent(PROJECT)
    .catalog.guides.find(({ slug }) => slug === 'postmortems')
    ?.outline.phases.find(({ id }) => id === 'template')
    ?.blocks.find(({ title }) => title === 'Postmortem')?.code;
  let root = '';
  let here = '';
  const NAME = '2026-11-20-shop-api-down.md';
  before(() => {
    root = makeContent({
      'content/guides/postmortems.mdx': readFileSync(
        join(PROJECT, 'content/guides/postmortems.mdx'),
        'utf8',
      ).replace(/## When one is due[\s\S]*?(?=## Template)/, ''),
    });
  });
  const fresh = (files: Record<string, string> = {}) => {
    here = temporaryFolder();
    for (const [name, said] of Object.entries(files)) writeFileSync(join(here, name), said);
    return here;
  };
  const make = (...words: string[]) => run(root, ['postmortem', ...words], here);
  const ALERT = JSON.stringify(webhookOf([resolved(labels)]));
  const EVENTS = `2026-11-20T03:30Z mitigated: second replica
2026-11-20T03:14Z acknowledged: on-call engineer
2026-11-20T03:05Z started: first 503
`;

  test('is the template of the guide with what alert and timeline say', async () => {
    fresh({ 'alert.json': ALERT, 'events.txt': EVENTS });
    const { code, stdout, stderr } = await make(
      '--from',
      'alert.json',
      '--timeline',
      'events.txt',
      '--owner',
      'Incident lead',
    );
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(
      stdout,
      /^Wrote .*2026-11-20-shop-api-down\.md\.\n- The lines of the timeline were in another order/,
    );
    const written = readFileSync(join(here, NAME), 'utf8');
    for (const line of [
      '# Postmortem: ShopApiDown, Web shop',
      'Service:      Web shop',
      'Severity:     SEV1 (raised or lowered at HH:MM UTC because REASON)',
      'Day:          2026-11-20',
      'Owner:        Incident lead',
      'Participants: ROLES',
      'From 03:05 to 03:40 UTC WHO could not WHAT.',
      '03:05  started       first 503',
      '03:12  detected      Alert ShopApiDown fired',
      '03:14  acknowledged  on-call engineer',
      '03:30  mitigated     second replica',
      '03:40  resolved      Alert ShopApiDown resolved',
      'HH:MM  cause         EVENT',
      'Time to detect:      7 min',
      'Time to acknowledge: 2 min (target 15 min, met)',
      'Time to mitigate:    25 min',
      'Time to recover:     35 min (target 1 h 30 min, met)',
      'Found by:        alert ShopApiDown',
      'Page used:   https://team.example/x/runbooks/shop/api-down/#do-now',
      '2026-11-20  Incident lead  Created from alert ShopApiDown, 3 lines of a timeline',
    ])
      assert.equal(written.split('\n').includes(line), true, `${line}\n\n${written}`);
    const headings = (said = '') => said.match(/^#+ .*/gm)?.slice(1);
    assert.deepEqual(headings(written), headings(template));
    assert.equal((headings(written)?.length ?? 0) > 10, true);
  });

  test('keeps what labels hold from becoming a picture or a tag', async () => {
    fresh({ 'alert.json': ALERT });
    await make('--from', 'alert.json');
    const line = readFileSync(join(here, NAME), 'utf8')
      .split('\n')
      .find((said) => said.startsWith('Alert: '));
    assert.match(line ?? '', /^Alert: `[^`]*evil\.example[^`]*`$/);
  });

  test('guesses the start from the alert, and says that it does', async () => {
    fresh({ 'alert.json': ALERT });
    await make('--from', 'alert.json');
    const written = readFileSync(join(here, NAME), 'utf8');
    assert.match(
      written,
      /^03:10 {2}started {7}GUESS, correct it from the graph: ShopApiDown fires after 2m$/m,
    );
    assert.match(written, /^Time to recover: {5}30 min \(target 1 h 30 min, met\), start is a guess$/m);
    assert.match(written, /^Time to acknowledge: MINUTES \(target 15 min\)$/m);
  });

  test('without an alert says what the words say', async () => {
    fresh({
      'events.csv':
        'time,milestone,event\n2026-11-19T23:50Z,started,"slow, then gone"\n2026-11-20T00:10Z,resolved,\n',
    });
    const { code } = await make(
      '--timeline',
      'events.csv',
      '--service',
      'ledger',
      '--severity',
      'critical',
      '--title',
      'Bookings: lost & found',
    );
    assert.equal(code, 0);
    const written = readFileSync(join(here, '2026-11-19-bookings-lost-found.md'), 'utf8');
    assert.match(written, /^2026-11-19 23:50 {2}started {7}slow, then gone$/m);
    assert.match(written, /^Time to recover: {5}20 min$/m);
    assert.match(written, /Created without an alert, 2 lines of a timeline$/m);
  });

  test('names the alert that still fires, without an end', async () => {
    fresh({ 'alert.json': JSON.stringify(webhookOf([fired(labels)])) });
    await make('--from', 'alert.json');
    assert.match(readFileSync(join(here, NAME), 'utf8'), /^HH:MM {2}resolved {6}EVENT$/m);
  });

  test('is made from what amtool lists', async () => {
    const { status: _status, ...listed } = fired(labels, { endsAt: '2026-11-20T03:17:00.000Z' });
    const more = {
      status: { inhibitedBy: [], silencedBy: [], state: 'active' },
      receivers: [{ name: 'x' }],
      updatedAt: '',
    };
    fresh({ 'alert.json': JSON.stringify([{ ...listed, ...more }]) });
    const { code, stderr } = await make('--from', 'alert.json');
    assert.deepEqual([code, stderr], [0, '']);
    const written = readFileSync(join(here, NAME), 'utf8');
    assert.match(written, /^03:12 {2}detected {6}Alert ShopApiDown fired$/m);
    assert.match(written, /^HH:MM {2}resolved {6}EVENT$/m);
  });

  test('overwrites nothing; a change is a line more in its change log', async () => {
    fresh({ 'alert.json': ALERT });
    await make('--from', 'alert.json');
    const first = readFileSync(join(here, NAME), 'utf8');
    const again = await make('--from', 'alert.json');
    assert.deepEqual([again.code, readFileSync(join(here, NAME), 'utf8')], [1, first]);
    assert.match(
      again.stderr,
      /is there already, and nothing is overwritten\. Name another with --out, or add to it with --update\./,
    );
    const { code } = await make('--update', NAME, '--owner', 'Service owner', '--note', 'Actions accepted');
    assert.equal(code, 0);
    assert.equal(
      readFileSync(join(here, NAME), 'utf8'),
      `${first.trimEnd()}\n2026-11-20  Service owner  Actions accepted\n`,
    );
  });

  test('adds to the change log only where there is one, and only that', async () => {
    fresh({ 'none.md': '# x\n', 'more.md': '# x\r\n\r\n## Change log\r\n\r\na\r\n\r\n## After\r\n' });
    const said = async (...words: string[]) => (await make(...words)).stderr;
    assert.match(
      await said('--update', 'none.md', '--owner', 'R', '--note', 'N'),
      /no heading `## Change log`: add it at the end/,
    );
    assert.match(
      await said('--update', 'gone.md', '--owner', 'R', '--note', 'N'),
      /gone\.md cannot be read: ENOENT/,
    );
    assert.match(await said('--update', 'more.md', '--note', 'N'), /--owner is missing/);
    assert.match(await said('--update', 'more.md', '--owner', 'R'), /--note is missing/);
    assert.match(
      await said('--update', 'more.md', '--owner', 'R', '--note', 'N', '--from', 'x'),
      /leave out --from/,
    );
    assert.equal(await said('--update', 'more.md', '--owner', 'R', '--note', 'N'), '');
    assert.equal(
      readFileSync(join(here, 'more.md'), 'utf8'),
      '# x\r\n\r\n## Change log\r\n\r\na\r\n2026-11-20  R  N\r\n\r\n## After\r\n',
    );
  });

  test('is written where it is told to, never among the pages', async () => {
    fresh({ 'alert.json': ALERT });
    mkdirSync(join(here, 'docs'));
    assert.equal((await make('--from', 'alert.json', '--out', 'docs')).code, 0);
    assert.equal((await make('--from', 'alert.json', '--out', 'new/place/own.md')).code, 0);
    assert.deepEqual(
      [existsSync(join(here, 'docs', NAME)), existsSync(join(here, 'new/place/own.md'))],
      [true, true],
    );
    const { code, stderr } = await make('--from', 'alert.json', '--out', join(root, 'content/postmortems'));
    assert.equal(code, 2);
    assert.match(stderr, /a postmortem is no page of the site/);
  });

  test('is refused with file, line and mend when what it is given is wrong', async () => {
    fresh({
      'alert.json': ALERT,
      'bad.json': '{',
      'bad.txt': '2026-11-20T03:05 started: x\n2026-11-20T03:05Z\n',
      'both.json': JSON.stringify(
        webhookOf([fired(labels), fired({ alertname: 'HighErrorRate', service: 'ledger' })]),
      ),
      'other.json': JSON.stringify(webhookOf([fired({ alertname: 'Unknown' })])),
    });
    const cases: [words: string[], said: RegExp][] = [
      [[], /--service is missing[\s\S]*--title is missing/],
      [['--from', 'bad.json'], /^--from bad\.json: This is no JSON/],
      [['--from', 'gone.json'], /gone\.json cannot be read: ENOENT/],
      [
        ['--from', 'alert.json', '--timeline', 'bad.txt'],
        /^bad\.txt, line 1: .*names no zone.*\nbad\.txt, line 2: .*says nothing/,
      ],
      [['--from', 'both.json'], /--service: the alerts are of shop and ledger\. Name the one that failed\./],
      [['--from', 'other.json'], /--service is missing\. Write one of ledger, shop/],
      [['--from', 'alert.json', '--severity', 'critical'], /--severity "critical": no such severity of shop/],
      [['--from', 'alert.json', '--day', '2026-02-30'], /write a day: YYYY-MM-DD/],
      [['--from', 'alert.json', '--owner', ' '], /--owner " ": write one line of text/],
    ];
    for (const [words, said] of cases) {
      const { code, stderr } = await make(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(stderr, said);
    }
    assert.deepEqual(
      readdirSync(here).filter((name) => name.endsWith('.md')),
      [],
    );
  });

  test('says so when the guide has no template', async () => {
    const bare = makeContent();
    const { code, stderr } = await run(
      bare,
      ['postmortem', '--service', 'shop', '--severity', 'SEV1', '--title', 'x'],
      fresh(),
    );
    assert.equal(code, 2);
    assert.match(stderr, /content\/guides\/postmortems\.mdx has no block titled "Postmortem"/);
  });
});
