import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtFindings } from '#checks/built/index.ts';
import { findingsOf } from '#checks/index.ts';
import { readContent } from '#io/read-content.ts';
import { builtSite, page } from '#tests/built-folder.ts';
import { adding, type Changes, lineOfText, makeContent, NO_TOOLS, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const ALERTS = 'content/alerts/shop.yaml';

/** What is found, as `file:line check`. */
async function found(changes: Changes): Promise<string[]> {
  const root = makeContent(changes);
  const findings = await findingsOf(() => readContent(root), NO_TOOLS);
  return findings
    .filter(({ check }) => check !== 'anchors-are-registered')
    .map(({ level, check, file, line }) => `${file}:${line} ${level} ${check}`);
}

async function said(changes: Changes): Promise<string[]> {
  const root = makeContent(changes);
  return (await findingsOf(() => readContent(root), NO_TOOLS)).map(({ message }) => message);
}

/** A fault in the step `drop-cache`, and a comment as the first line of the front matter. */
const inPage = (comment: string, fault = '](/guides/gone/)'): Changes => ({
  [RUNBOOK]: (text) => {
    const faulty = replacing('](/guides/respond/#first-minute)', fault)(text);
    return faulty.replace('---\n', `---\n${comment}\n`);
  },
});

describe('A finding is allowed', () => {
  test('by a comment in the front matter that names the step, the check and the reason', async () => {
    assert.deepEqual(await found(inPage('# nothing')), [
      `${RUNBOOK}:${lineOfText(RUNBOOK, '[guide]') + 1} error links-resolve`,
    ]);
    assert.deepEqual(
      await found(inPage('# waypost-allow links-resolve #drop-cache: it comes next week')),
      [],
    );
  });

  test('by a comment in YAML on the line above, or behind it', async () => {
    const wrong = (after: string, before = '') => ({
      'content/severities/shop.yaml': (text: string) =>
        text.replace(/^( *)(- .*rank: )1(.*)$/m, `${before}$1$22$3${after}`),
    });
    assert.equal((await found(wrong(''))).length, 1);
    assert.deepEqual(await found(wrong(' # waypost-allow severities-are-ranked: we count from 2')), []);
    assert.deepEqual(
      await found(wrong('', '  # waypost-allow severities-are-ranked: we count from 2\n')),
      [],
    );
  });

  test('by a comment above the key whose value it is in, however many lines that has', async () => {
    const changes = (comment: string): Changes => ({
      [ALERTS]: adding(
        `${comment}\n  - name: ShopOdd\n    summary: It is odd.\n    impact: None.\n    severity: SEV1\n    expr: vector(1)\n    runbook: shop/gone\n`,
      ),
    });
    assert.deepEqual(await found(changes('')), [
      `${ALERTS}:${lineOfText(ALERTS, 'shop/gone', changes(''))} error references-resolve`,
    ]);
    assert.deepEqual(
      await found(changes('  # waypost-allow references-resolve: another team writes it')),
      [],
    );
  });

  test('of a file as a whole, by a comment in its first line', async () => {
    const changes = (comment: string): Changes => ({
      'content/runbooks/shop/slow-pages.mdx': (text) =>
        text.replace(/## Find[\s\S]*?(?=## Get help)/, '').replace('---\n', `---\n${comment}\n`),
    });
    assert.equal((await found(changes('# nothing'))).length > 0, true);
    assert.deepEqual(
      (await found(changes('# waypost-allow phases-follow-workflow: there is no cause to find'))).filter(
        (line) => line.includes('phases-follow-workflow'),
      ),
      [],
    );
  });

  test('once: a second one like it stays', async () => {
    const comment = '# waypost-allow links-resolve #drop-cache: it comes next week';
    assert.equal((await found(inPage(comment, '](/guides/gone/) and [this](/guides/lost/)'))).length, 1);
    assert.deepEqual(
      await found(inPage(`${comment}\n${comment}`, '](/guides/gone/) and [this](/guides/lost/)')),
      [],
    );
  });
});

describe('A finding of the register is allowed', () => {
  const SITE = 'content/site.yaml';
  const LOCK = 'content/anchors.lock.json';
  const lost: Changes = {
    [LOCK]: replacing('"anchors": {', '"anchors": { "/runbooks/shop/old/": ["do-now"],'),
  };
  const allowing = (comment: string): Changes => ({ ...lost, [SITE]: adding(`${comment}\n`) });

  test('by its address in site.yaml, since JSON has no comments', async () => {
    assert.deepEqual(await found(lost), [`${LOCK}:1 error published-links-hold`]);
    const comment = '# waypost-allow published-links-hold /runbooks/shop/old/: taken down for good';
    assert.deepEqual(await found(allowing(comment)), []);
  });

  test('not by another address, by none, or in another file', async () => {
    const other = '# waypost-allow published-links-hold /runbooks/shop/older/: taken down for good';
    assert.deepEqual(await found(allowing(other)), [
      `${LOCK}:1 error published-links-hold`,
      `${SITE}:7 warning allowances-are-used`,
    ]);
    assert.ok(
      (await said(allowing(other))).includes(
        '`published-links-hold` finds nothing at `/runbooks/shop/older/`.',
      ),
    );
    assert.equal((await found(allowing('# waypost-allow published-links-hold: taken down'))).length, 2);
    const comment = '# waypost-allow published-links-hold /runbooks/shop/old/: taken down for good\n';
    assert.equal((await found({ ...lost, [ALERTS]: (text) => comment + text })).length, 2);
  });

  test('with an anchor, for what a page has lost', async () => {
    const changes = (comment: string): Changes => ({
      'content/guides/respond.mdx': replacing('{#later}', '{#afterwards}'),
      [SITE]: adding(`${comment}\n`),
    });
    const address = '/guides/respond/#later';
    assert.equal((await found(changes('# x'))).length, 1);
    assert.deepEqual(
      await found(changes(`# waypost-allow published-links-hold ${address}: nobody linked it`)),
      [],
    );
  });

  test('as a whole, for what is not registered yet', async () => {
    const changes = (comment: string): Changes => ({
      'content/guides/respond.mdx': adding('\n### More {#more}\n'),
      [SITE]: adding(`${comment}\n`),
    });
    assert.equal((await said(changes('# x'))).length, 1);
    assert.deepEqual(await said(changes('# waypost-allow anchors-are-registered: a draft')), []);
  });
});

describe('A finding of the built site is allowed', () => {
  const PAGE = 'runbooks/shop/api-down/index.html';
  const HOST = 'db-1.shop.internal';
  const files = (body: string) => ({
    [PAGE]: page(body, '/runbooks/shop/api-down/'),
    'search/index.html': page('<p>x</p>', '/search/'),
    'index.html': page('<p>x</p>', '/'),
  });
  /** Only of the planted fault: most of the small site is not there. */
  async function foundIn(built: Record<string, string>, changes: Changes = {}): Promise<string[]> {
    const root = makeContent({ 'content/anchors.lock.json': null, ...changes });
    const { catalog, sources } = readContent(root);
    const findings = await builtFindings(builtSite(built), catalog, { sources, findSecrets: () => [] });
    return findings.map(({ level, check, file }) => `${file} ${level} ${check}`);
  }
  const front = (comment: string): Changes => ({
    [RUNBOOK]: (text) => text.replace('title:', `${comment}\ntitle:`),
  });
  const dead = files('<a href="/x/gone/#a">x</a>');

  test('where the page comes from, anywhere in that file', async () => {
    assert.deepEqual(await foundIn(dead), [`dist/${PAGE} error built-links-resolve`]);
    for (const where of ['', ' /gone/'])
      assert.deepEqual(
        await foundIn(dead, front(`# waypost-allow built-links-resolve${where}: it comes on Monday`)),
        [],
      );
  });

  test('in site.yaml, where it comes from no file of the content', async () => {
    const site = { ...files(''), 'search/index.html': page(`<p>${HOST}</p>`, '/search/') };
    assert.deepEqual(await foundIn(site), ['dist/search/index.html error built-contacts-are-public']);
    const comment = '# waypost-allow built-contacts-are-public: the name is everybody’s\n';
    assert.deepEqual(await foundIn(site, { 'content/site.yaml': adding(comment) }), []);
  });

  test('once, and not at another place: what it is of no use is a warning', async () => {
    const two = files('<a href="/x/gone/">x</a><a href="/x/lost/">x</a>');
    const comment = '# waypost-allow built-links-resolve: it comes on Monday';
    assert.equal((await foundIn(two, front(comment))).length, 1);
    assert.deepEqual(await foundIn(files('<p>x</p>'), front(comment)), [
      `${RUNBOOK} warning allowances-are-used`,
    ]);
    for (const other of [' /lost/', ' #do-now'])
      assert.equal(
        (await foundIn(dead, front(`# waypost-allow built-links-resolve${other}: x`))).length,
        2,
        other,
      );
    assert.equal((await foundIn(dead, { [ALERTS]: (text) => `${comment}\n${text}` })).length, 2);
  });

  test('by what allows it in the content: the host stands in both', async () => {
    const changes = (comment: string): Changes => ({
      [RUNBOOK]: (text) => `${text}\nAsk ${HOST}.\n`.replace('title:', `${comment}\ntitle:`),
    });
    const built = files(`<p>Ask ${HOST}.</p>`);
    const comment = '# waypost-allow contacts-are-public #escalation: every app of the host has this name';
    assert.deepEqual(await foundIn(built, changes(comment)), []);
    const root = makeContent(changes(comment));
    assert.deepEqual(
      (await findingsOf(() => readContent(root), NO_TOOLS)).map(({ check }) => check),
      [],
    );
  });

  test('and is not judged while the content alone is checked', async () => {
    const comment = '# waypost-allow built-links-resolve: it comes on Monday';
    assert.deepEqual(await found(front(comment)), []);
  });
});

describe('A finding is not allowed', () => {
  test('without a reason, which is an error', async () => {
    for (const comment of [
      '# waypost-allow links-resolve #drop-cache',
      '# waypost-allow links-resolve #drop-cache:',
      '# waypost-allow',
      '# waypost-allow: because',
    ]) {
      assert.deepEqual((await found(inPage(comment)))[0], `${RUNBOOK}:2 error allowances-are-used`, comment);
    }
  });

  test('of a check that does not exist, or that tells what cannot be read', async () => {
    for (const name of ['link-resolves', 'schema', 'mdx', 'yaml', 'files', 'allowances-are-used']) {
      const findings = await said(inPage(`# waypost-allow ${name} #drop-cache: because`));
      assert.equal(findings[0], `\`${name}\` is no check that can be allowed.`);
    }
  });

  test('at another place: the comment is then of no use, which is a warning', async () => {
    const changes = inPage('# waypost-allow links-resolve #read-errors: it comes next week');
    assert.deepEqual(await said(changes), [
      '`links-resolve` finds nothing at `#read-errors`, but elsewhere in this file.',
      'No page has the path `/guides/gone/`.',
    ]);
    assert.equal((await found(changes))[0], `${RUNBOOK}:2 warning allowances-are-used`);
    assert.deepEqual(await said({ [ALERTS]: (text) => `# waypost-allow links-resolve: why\n${text}` }), [
      '`links-resolve` finds nothing at its line.',
    ]);
  });

  test('in the text of a page or a block, where it would be read or copied', async () => {
    const changes: Changes = {
      [RUNBOOK]: replacing('redis-cli flushall', '# waypost-allow shellcheck: x\nredis-cli flushall'),
    };
    assert.deepEqual(await found(changes), []);
  });

  test('by another page', async () => {
    const changes: Changes = {
      ...inPage('# nothing'),
      'content/runbooks/shop/slow-pages.mdx': (text) =>
        text.replace('---\n', '---\n# waypost-allow links-resolve #drop-cache: why\n'),
    };
    assert.equal((await found(changes)).length, 2);
  });
});
