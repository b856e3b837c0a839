import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsOf } from '#checks/index.ts';
import { readContent } from '#io/read-content.ts';
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
