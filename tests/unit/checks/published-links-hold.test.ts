import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { publishedLinksHold as check } from '#checks/published-links-hold.ts';
import { adding, type Changes, problemsWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const GUIDE = 'content/guides/respond.mdx';
const SITE = 'content/site.yaml';
const LOCK = 'content/anchors.lock.json';

const said = (changes: Changes) =>
  problemsWith(check, changes).map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
/** The register with one address more. */
const published = (path: string, anchors: string[] = []): Changes => ({
  [LOCK]: replacing('"anchors": {', `"anchors": { ${JSON.stringify(path)}: ${JSON.stringify(anchors)},`),
});

describe('What was published', () => {
  test('still opens in the small content', () => assert.deepEqual(said({}), []));

  test('is missed when a step loses its id, and its likely successor is named', () => {
    assert.deepEqual(said({ [GUIDE]: replacing('{#later}', '{#laters}') }), [
      `${GUIDE}:1 \`/guides/respond/#later\` was published, and the page has no such anchor. Give the id back, or write \`renamed: { later: laters }\` in the front matter.`,
    ]);
    assert.deepEqual(said({ [GUIDE]: replacing('{#later}', '{#xyzzy}') }), [
      `${GUIDE}:1 \`/guides/respond/#later\` was published, and the page has no such anchor. Give the id back, or write \`renamed: { later: its-successor }\` in the front matter.`,
    ]);
  });

  test('opens again when the page says what the anchor is called now', () => {
    const renamed = (to: string) => ({
      [GUIDE]: (text: string) =>
        replacing(
          '{#later}',
          '{#afterwards}',
        )(replacing('order: 1', `order: 1\nrenamed: { later: ${to} }`)(text)),
    });
    assert.deepEqual(said(renamed('afterwards')), []);
    assert.deepEqual(said(renamed('afterward')), [
      `${GUIDE}:6 The page has no anchor \`afterward\`. Did you mean \`afterwards\`? Write one of first-minute, afterwards.`,
    ]);
  });

  test('needs no new name while it has its own', () => {
    assert.deepEqual(said({ [GUIDE]: replacing('order: 1', 'order: 1\nrenamed: { later: first-minute }') }), [
      `${GUIDE}:6 \`later\` is renamed, and still an anchor of the page. Remove it from \`renamed\`.`,
    ]);
  });

  test('is missed when a page is gone', () => {
    assert.deepEqual(said(published('/runbooks/shop/old/', ['do-now'])), [
      `${LOCK}:1 \`/runbooks/shop/old/\` was published, and opens nothing. Bring the page back, or write \`aliases: [/runbooks/shop/old/]\` in the front matter of the runbook that took its place.`,
    ]);
    assert.match(
      said(published('/alerts/shop/Gone/'))[0] ?? '',
      /or its old name below `aliases` of the renamed alert\.$/,
    );
    assert.match(
      said(published('/guides/old/'))[0] ?? '',
      /write `\/guides\/old\/: \/the\/new\/path\/` below `moved`/,
    );
  });

  test('opens again by an alias, at the anchors that were published', () => {
    const alias = replacing('aliases: [', 'aliases: [/runbooks/shop/old/, ');
    assert.deepEqual(said({ ...published('/runbooks/shop/old/', ['do-now']), [RUNBOOK]: alias }), []);
    assert.deepEqual(said({ ...published('/runbooks/shop/old/', ['gone-step']), [RUNBOOK]: alias }), [
      `${RUNBOOK}:1 \`/runbooks/shop/old/#gone-step\` was published, and the page has no such anchor. Give the id back, or write \`renamed: { gone-step: its-successor }\` in the front matter.`,
    ]);
  });

  test('opens again when the site says where it has moved', () => {
    const moved = (to: string): Changes => ({
      ...published('/guides/old/', ['later']),
      [SITE]: adding(`moved:\n  /guides/old/: ${to}\n`),
    });
    assert.deepEqual(said(moved('/guides/respond/')), []);
    assert.match(
      said(moved('/guides/respnd/')).join('\n'),
      /No page has the path `\/guides\/respnd\/`\. Did you mean `\/guides\/respond\/`\?/,
    );
  });

  test('is not moved away while it is there', () => {
    const changes = { [SITE]: adding('moved:\n  /guides/respond/: /guides/write/\n') };
    assert.match(
      said(changes)[0] ?? '',
      /`\/guides\/respond\/` is moved, and still a page\. Remove it from `moved`\.$/,
    );
  });
});

/** A change that teams make, how it is told, and how the old links live on. */
interface Change {
  changes: Changes;
  told: string[];
  /** Changes on top of it. */
  way: Changes;
}

const ALERTS = 'content/alerts/shop.yaml';
const SLOW = 'content/runbooks/shop/slow-pages.mdx';
const FASTER = 'content/runbooks/shop/pages-crawl.mdx';
const slowPages = readFileSync(join(import.meta.dirname, '../../fixtures/small-site', SLOW), 'utf8');
const front = (matter: string) => replacing('prerequisites:', `${matter}\nprerequisites:`);
const both =
  (first: (text: string) => string, second: (text: string) => string) =>
  (text: string): string =>
    second(first(text));

const renamedStep = replacing('<Step id="list-pods"', '<Step id="show-pods"');
const otherCase = replacing('name: ShopApiDown', 'name: ShopAPIDown');

const teamChanges: Record<string, Change> = {
  'A step is renamed': {
    changes: { [RUNBOOK]: renamedStep },
    told: ['/runbooks/shop/api-down/#list-pods'],
    way: { [RUNBOOK]: both(renamedStep, front('renamed: { list-pods: show-pods }')) },
  },
  'A step’s id is written in another case': {
    changes: { [RUNBOOK]: replacing('<Step id="list-pods"', '<Step id="List-pods"') },
    told: ['/runbooks/shop/api-down/#list-pods'],
    way: {},
  },
  'A section is taken out': {
    changes: { [SLOW]: replacing('## Find the cause {#diagnosis}\n', '') },
    told: ['/runbooks/shop/slow-pages/#diagnosis'],
    way: {
      [SLOW]: both(
        replacing('## Find the cause {#diagnosis}\n', ''),
        replacing('owner: shop-lead', 'owner: shop-lead\nrenamed: { diagnosis: do-now }'),
      ),
    },
  },
  'A runbook is moved': {
    changes: { [SLOW]: null, [FASTER]: slowPages },
    told: ['/runbooks/shop/slow-pages/'],
    way: {
      [FASTER]: slowPages.replace(
        'owner: shop-lead',
        'owner: shop-lead\naliases: [/runbooks/shop/slow-pages/]',
      ),
    },
  },
  'A runbook is moved and a step of it renamed': {
    changes: {
      [SLOW]: null,
      [FASTER]: slowPages
        .replace('id="tell"', 'id="tell-lead"')
        .replace('owner: shop-lead', 'owner: shop-lead\naliases: [/runbooks/shop/slow-pages/]'),
    },
    told: ['/runbooks/shop/slow-pages/#tell'],
    way: {
      [FASTER]: slowPages
        .replace('id="tell"', 'id="tell-lead"')
        .replace(
          'owner: shop-lead',
          'owner: shop-lead\naliases: [/runbooks/shop/slow-pages/]\nrenamed: { tell: tell-lead }',
        ),
    },
  },
  'A runbook is deleted': {
    changes: { [SLOW]: null },
    told: ['/runbooks/shop/slow-pages/'],
    way: {
      [RUNBOOK]: both(
        replacing('aliases: [', 'aliases: [/runbooks/shop/slow-pages/, '),
        front('renamed: { tell: list-pods }'),
      ),
    },
  },
  'A letter of an alert’s name changes its case': {
    changes: { [ALERTS]: otherCase },
    told: ['/alerts/shop/ShopApiDown/'],
    way: { [ALERTS]: both(otherCase, replacing('aliases: [ApiGone]', 'aliases: [ApiGone, ShopApiDown]')) },
  },
  'An alert is renamed': {
    changes: { [ALERTS]: replacing('name: HighErrorRate', 'name: ManyErrors') },
    told: ['/alerts/shop/HighErrorRate/'],
    way: {
      [ALERTS]: replacing('name: HighErrorRate', 'name: ManyErrors\n    aliases: [HighErrorRate]'),
    },
  },
  'An alert is deleted': {
    changes: { 'content/alerts/ledger.yaml': 'alerts: []\n' },
    told: ['/alerts/ledger/HighErrorRate/'],
    way: { [SITE]: adding('moved: { /alerts/ledger/HighErrorRate/: /runbooks/ledger/bookings-fail/ }\n') },
  },
  'A guide is deleted': {
    changes: { 'content/guides/write.mdx': null },
    told: ['/guides/write/'],
    way: {
      [SITE]: adding('moved: { /guides/write/: /guides/respond/ }\n'),
      [GUIDE]: replacing('order: 1', 'order: 1\nrenamed: { a-step: first-minute }'),
    },
  },
};

describe('What a team changes', () => {
  for (const [name, { changes, told, way }] of Object.entries(teamChanges)) {
    test(`is caught when it breaks links. ${name}`, () => {
      assert.deepEqual(
        problemsWith(check, changes).map(({ message }) => /^`(.*?)` was published/.exec(message)?.[1]),
        told,
      );
    });

    if (Object.keys(way).length > 0) {
      test(`can be done with every link alive. ${name}`, () => {
        assert.deepEqual(said({ ...changes, ...way }), []);
      });
    }
  }
});
