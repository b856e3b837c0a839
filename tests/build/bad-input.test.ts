import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { adding, type Changes, lineOfText, makeContent, replacing } from '#tests/content.ts';
import { buildIn } from '#tests/small-site.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const ALERTS = 'content/alerts/shop.yaml';
const GUIDE = 'content/guides/respond.mdx';

interface BadInput {
  /** One mistake of an author. */
  changes: Changes;
  file: string;
  /** What stands on the line that is wrong. */
  place: string;
  check: string;
  message: string;
  mend: RegExp;
}

const inputs: Record<string, BadInput> = {
  'an unknown key': {
    changes: { [RUNBOOK]: replacing('keywords:', 'keyword:') },
    file: RUNBOOK,
    place: 'keyword:',
    check: 'schema',
    message: 'Unknown key `keyword`.',
    mend: /^Did you mean `keywords`\? Write one of title, code, /,
  },
  'an unknown key in a service, which everything else refers to': {
    changes: { 'content/services/shop.yaml': replacing('summary: Sells', 'sumary: Sells') },
    file: 'content/services/shop.yaml',
    place: 'sumary: Sells',
    check: 'schema',
    message: 'Unknown key `sumary`.',
    mend: /^Did you mean `summary`\? Write one of name, summary, /,
  },
  'broken YAML': {
    changes: { 'content/severities/shop.yaml': replacing('rank: 2,', 'rank: 2, [') },
    file: 'content/severities/shop.yaml',
    place: 'rank: 2, [',
    check: 'yaml',
    message: 'Broken YAML: ',
    mend: /^Check the indentation, quotes and colons of this line and the one above it\.$/,
  },
  'a wrong severity id in an alert': {
    changes: { [ALERTS]: replacing('severity: SEV2', 'severity: SEV22') },
    file: ALERTS,
    place: 'severity: SEV22',
    check: 'references-resolve',
    message: '`SEV22` is no severity of shop.',
    mend: /^Did you mean `SEV2`\? Write one of SEV1, SEV2\.$/,
  },
  'a wrong severity id in a runbook': {
    changes: { [RUNBOOK]: replacing('severity: SEV1', 'severity: critical') },
    file: RUNBOOK,
    place: 'severity: critical',
    check: 'references-resolve',
    message: '`critical` is no severity of shop.',
    mend: /^Write one of SEV1, SEV2\.$/,
  },
  'a dead reference to a runbook': {
    changes: { [RUNBOOK]: replacing('related: [shop/slow-pages]', 'related: [shop/slow-page]') },
    file: RUNBOOK,
    place: 'related: [shop/slow-page]',
    check: 'references-resolve',
    message: 'There is no runbook `shop/slow-page`.',
    mend: /^Did you mean `shop\/slow-pages`\? Write one of /,
  },
  'a dead reference to an anchor': {
    changes: { [ALERTS]: replacing('anchor: read-errors', 'anchor: read-erors') },
    file: ALERTS,
    place: 'anchor: read-erors',
    check: 'references-resolve',
    message: '`shop/api-down` has no anchor `read-erors`.',
    mend: /^Did you mean `read-errors`\? Write one of /,
  },
  'a dead link': {
    changes: { [GUIDE]: replacing('/runbooks/shop/api-down/#do-now', '/runbooks/shop/api-dwon/#do-now') },
    file: GUIDE,
    place: 'api-dwon',
    check: 'links-resolve',
    message: 'No page has the path `/runbooks/shop/api-dwon/`.',
    mend: /^Did you mean `\/runbooks\/shop\/api-down\/`\?$/,
  },
  'a duplicate step id': {
    changes: {
      [RUNBOOK]: replacing(
        '## Get help',
        '<Step id="list-pods" do="List again">\n\nLook.\n\n</Step>\n\n## Get help',
      ),
    },
    file: RUNBOOK,
    place: '<Step id="list-pods" do="List again">',
    check: 'ids-are-unique',
    message: '`list-pods` is already the anchor on this page of line 31.',
    mend: /^Give this one an id of its own; /,
  },
  'a heading without id': {
    changes: { [RUNBOOK]: replacing('## Get help', '### More roots\n\nText.\n\n## Get help') },
    file: RUNBOOK,
    place: '### More roots',
    check: 'ids-are-given',
    message: 'The heading "More roots" has no id.',
    mend: /^Write `### More roots \{#an-id\}`/,
  },
  'a phase out of order': {
    changes: {
      [RUNBOOK]: (text) => {
        const [head = '', symptoms = '', now = '', cause = '', help = ''] = text.split(/(?=^## )/m);
        return head + now + symptoms + cause + help;
      },
    },
    file: RUNBOOK,
    place: '## What you see',
    check: 'phases-follow-workflow',
    message: 'The phase `symptoms` stands behind `do-now`.',
    mend: /^Keep the order symptoms, do-now, diagnosis, verification, escalation\.$/,
  },
  'broken MDX': {
    changes: { [RUNBOOK]: replacing('</Caution>', '') },
    file: RUNBOOK,
    place: '<Caution>',
    check: 'mdx',
    message: 'Broken MDX: ',
    mend: /^Close every tag you open\. /,
  },
  'a broken site file': {
    changes: { 'content/site.yaml': replacing('base: /x', 'base: /x/') },
    file: 'content/site.yaml',
    place: 'base: /x/',
    check: 'schema',
    message: '`base`: expected a path without a final slash',
    mend: /^Write a path without a final slash: \/waypost, or \/\.$/,
  },
};

describe('The build refuses', () => {
  for (const [what, { changes, file, place, check, message, mend }] of Object.entries(inputs)) {
    test(`${what}: one finding with file, line and mend, exit 1, nothing written`, () => {
      const root = makeContent(changes);
      const { status, stdout, stderr } = buildIn(root);
      const [finding = '', end, ...more] = stderr.trim().split('\n\n');
      const [head, said = '', mended = '', ...rest] = finding.split('\n');
      assert.equal(head, `${file}:${lineOfText(file, place, changes)}  error  ${check}`);
      assert.equal(said.startsWith(`  ${message}`), true, said);
      assert.match(mended.trim(), mend);
      assert.deepEqual([rest, more], [[], []], stderr);
      assert.equal(end, 'Nothing was built: mend the findings above.');
      assert.equal(stdout, '');
      assert.equal(status, 1);
      assert.deepEqual(readdirSync(root), ['content']);
    });
  }

  test('and leaves the site that is there as it was', () => {
    const root = makeContent({ [RUNBOOK]: replacing('keywords:', 'keyword:') });
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/index.html'), 'the last good one');
    assert.equal(buildIn(root).status, 1);
    assert.equal(readFileSync(join(root, 'dist/index.html'), 'utf8'), 'the last good one');
    assert.deepEqual(readdirSync(join(root, 'dist')), ['index.html']);
  });

  test('says every mistake at once when there are two', () => {
    const changes = {
      [RUNBOOK]: replacing('severity: SEV1', 'severity: critical'),
      [GUIDE]: adding('\n### More\n\nText.\n'),
    };
    const { stderr, status } = buildIn(makeContent(changes));
    assert.deepEqual(stderr.match(/^content\S+/gm), [
      `${GUIDE}:${lineOfText(GUIDE, '### More', changes)}`,
      `${RUNBOOK}:${lineOfText(RUNBOOK, 'severity: critical', changes)}`,
    ]);
    assert.equal(status, 1);
  });

  test('a folder without content', () => {
    const root = makeContent({ 'content/site.yaml': null });
    const { stderr, status } = buildIn(root);
    assert.match(stderr, /^content\/site\.yaml {2}error {2}files\n {2}There is no such file\.\n/);
    assert.doesNotMatch(stderr, /node:internal|\bat .*\.ts:\d/);
    assert.equal(status, 1);
    assert.equal(existsSync(join(root, 'dist')), false);
  });
});
