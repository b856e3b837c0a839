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

describe('A further path of a page', () => {
  const COMPONENTS = 'components: [api]';

  test('is missed with its component: all of a cause at once, at the runbook, with two ways on', () => {
    const changes = { [RUNBOOK]: replacing(COMPONENTS, 'components: [database]') };
    assert.deepEqual(said(changes), [
      `${LOCK}:1 \`/alerts/api/HighErrorRate.md\` was published for another page than \`/alerts/ledger/HighErrorRate/\`, which it opens now. ` +
        'Write `/alerts/api/HighErrorRate.md: /alerts/shop/HighErrorRate/` below `moved` in content/site.yaml.',
      `${LOCK}:1 \`/runbooks/api/higherrorrate/\` was published for another page than \`/alerts/ledger/HighErrorRate/\`, which it opens now. ` +
        'Write `/runbooks/api/higherrorrate/: /alerts/shop/HighErrorRate/` below `moved` in content/site.yaml.',
      `${RUNBOOK}:11 \`/alerts/api/ApiGone.md\` and 3 more like it were published, and open nothing. ` +
        'Give `api` back to `components`, or write `/alerts/api/ApiGone.md: /alerts/shop/ShopApiDown/` below `moved` in content/site.yaml, and so for each.',
    ]);
  });

  test('is missed with the id of its component, whose successor is to say what it was called', () => {
    const changes: Changes = {
      [SERVICE]: replacing('id: api, name', 'id: backend, name'),
      [RUNBOOK]: replacing(COMPONENTS, 'components: [backend]'),
    };
    assert.match(
      said(changes).join('\n'),
      /and 3 more like it were published, and open nothing\. Write `aliases: \[api\]` at the component that took its place in content\/services\/shop\.yaml, or write/,
    );
  });

  test('is missed with the alert’s former name, at the alert', () => {
    assert.deepEqual(said({ [ALERTS]: replacing('aliases: [ApiGone]', 'aliases: [Elsewhere]') }), [
      `${ALERTS}:14 \`/alerts/ApiGone/\` and 7 more like it were published, and open nothing. ` +
        'The alert had this name: write `aliases: [Elsewhere, ApiGone]` at ShopApiDown.',
    ]);
  });

  test('is missed with the runbook’s alias, at the runbook', () => {
    assert.deepEqual(said({ [RUNBOOK]: replacing('old-shop/Api-Gone', 'old-shop/API-Gone') }), [
      `${RUNBOOK}:22 \`/runbooks/old-shop/Api-Gone/\` was published, and opens nothing. ` +
        'Write `/runbooks/old-shop/Api-Gone/` below `aliases` in the front matter again.',
    ]);
  });

  test('is missed when the site no longer says where it has moved', () => {
    const changes = {
      [LOCK]: replacing(
        '"accepted": {',
        '"accepted": { "/guides/write/": ["/guides/old/", "/docs/write.md"],',
      ),
    };
    assert.deepEqual(said(changes), [
      `${LOCK}:1 \`/guides/old/\` was published, and opens nothing. Write \`/guides/old/: /guides/write/\` below \`moved\` in content/site.yaml.`,
      `${LOCK}:1 \`/docs/write.md\` was published, and opens nothing. Write \`/docs/write.md: /guides/write/\` below \`moved\` in content/site.yaml.`,
    ]);
    const way = adding('moved: { /guides/old/: /guides/write/, /docs/write.md: /guides/write/ }\n');
    assert.deepEqual(said({ ...changes, [SITE]: way }), []);
  });

  test('is not told beside its page that is gone', () => {
    assert.deepEqual(said({ 'content/alerts/ledger.yaml': 'alerts: []\n' }).length, 1);
  });

  test('was not registered in a register of before, which is read as it is', () => {
    const before = (text: string) => JSON.stringify({ version: 1, anchors: JSON.parse(text).anchors });
    assert.deepEqual(said({ [LOCK]: before, [ALERTS]: replacing('aliases: [ApiGone]', 'aliases: []') }), []);
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
const SERVICE = 'content/services/shop.yaml';
const SLOW = 'content/runbooks/shop/slow-pages.mdx';
const FASTER = 'content/runbooks/shop/pages-crawl.mdx';
const slowPages = readFileSync(join(import.meta.dirname, '../../fixtures/small-site', SLOW), 'utf8');
const front = (matter: string) => replacing('prerequisites:', `${matter}\nprerequisites:`);
const both =
  (first: (text: string) => string, second: (text: string) => string) =>
  (text: string): string =>
    second(first(text));

const renamedStep = replacing('<Step id="list-pods"', '<Step id="show-pods"');
const otherComponent = replacing('components: [api]', 'components: [database]');
const renamedComponent = replacing('id: api, name', 'id: backend, name');
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
  'A component is renamed': {
    changes: {
      [SERVICE]: renamedComponent,
      [RUNBOOK]: replacing('components: [api]', 'components: [backend]'),
    },
    told: ['/alerts/api/HighErrorRate.md', '/runbooks/api/higherrorrate/', '/alerts/api/ApiGone.md'],
    way: { [SERVICE]: both(renamedComponent, replacing('id: backend,', 'id: backend, aliases: [api],')) },
  },
  'A runbook is of another component': {
    changes: { [RUNBOOK]: otherComponent },
    told: ['/alerts/api/HighErrorRate.md', '/runbooks/api/higherrorrate/', '/alerts/api/ApiGone.md'],
    way: {
      [RUNBOOK]: both(otherComponent, replacing('components: [database]', 'components: [database, api]')),
    },
  },
  'A former name of an alert is taken out': {
    changes: { [ALERTS]: replacing('    aliases: [ApiGone]\n', '') },
    told: ['/alerts/ApiGone/'],
    way: { [ALERTS]: replacing('aliases: [ApiGone]', 'aliases: [Api-Old, ApiGone]') },
  },
  'A former address of a runbook is taken out': {
    changes: { [RUNBOOK]: replacing('aliases: [/runbooks/old-shop/Api-Gone/]\n', '') },
    told: ['/runbooks/old-shop/Api-Gone/', '/runbooks/old-shop/api-gone/'],
    way: {
      [RUNBOOK]: replacing('/runbooks/old-shop/Api-Gone/', '/runbooks/old-shop/api-gone/'),
      [SITE]: adding('moved: { /runbooks/old-shop/Api-Gone/: /runbooks/shop/api-down/ }\n'),
    },
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
        problemsWith(check, changes).map(
          ({ message }) => /^`(.*?)`(?: and \d+ more like it)? w(?:as|ere) published/.exec(message)?.[1],
        ),
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
