import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { idsAreUnique as check } from '#checks/ids-are-unique.ts';
import { adding, type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const OTHER = 'content/runbooks/shop/slow-pages.mdx';
const ALERTS = 'content/alerts/shop.yaml';
/** Where the aliases are put in. */
const OWNER = lineOfText(OTHER, 'owner: shop-lead');
const MEND = 'Give this one an id of its own; leave the older one as it is, since links may use it.';

const said = (changes: Changes) =>
  problemsWith(check, changes).map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('One id, one place', () => {
  test('in the small content, where two services have alerts of one name', () => {
    assert.deepEqual(problemsWith(check), []);
  });

  test('for the steps of a page', () => {
    const changes = { [RUNBOOK]: replacing('id="drop-cache"', 'id="list-pods"') };
    const first = lineOfText(RUNBOOK, 'id="list-pods"');
    assert.deepEqual(problemsWith(check, changes), [
      {
        file: RUNBOOK,
        line: lineOfText(RUNBOOK, 'id="drop-cache"'),
        message: `\`list-pods\` is already the anchor on this page of line ${first}.`,
        mend: MEND,
      },
    ]);
  });

  test('for a step and a heading, whichever comes later', () => {
    const heading = { [RUNBOOK]: replacing('{#errors}', '{#list-pods}') };
    assert.deepEqual(said(heading), [
      `${RUNBOOK}:${lineOfText(RUNBOOK, '{#errors}')} \`list-pods\` is already the anchor on this page of line ${lineOfText(RUNBOOK, 'id="list-pods"')}.`,
    ]);
    const step = { [RUNBOOK]: replacing('id="drop-cache"', 'id="errors"') };
    assert.deepEqual(said(step), [
      `${RUNBOOK}:${lineOfText(RUNBOOK, 'id="drop-cache"')} \`errors\` is already the anchor on this page of line ${lineOfText(RUNBOOK, '{#errors}')}.`,
    ]);
  });

  test('but the same on two pages', () => {
    assert.deepEqual(said({ [OTHER]: replacing('id="tell"', 'id="list-pods"') }), []);
  });

  test('for what the layout puts on every page', () => {
    for (const id of ['content', 'end']) {
      assert.deepEqual(problemsWith(check, { [RUNBOOK]: replacing('id="drop-cache"', `id="${id}"`) }), [
        {
          file: RUNBOOK,
          line: lineOfText(RUNBOOK, 'id="drop-cache"'),
          message: `\`${id}\` is an id that every page has.`,
          mend: 'Give this one an id of its own.',
        },
      ]);
    }
  });

  test('for the alerts of a service', () => {
    assert.deepEqual(said({ [ALERTS]: replacing('  - name: HighErrorRate', '  - name: ShopApiDown') }), [
      `${ALERTS}:${lineOfText(ALERTS, 'name: HighErrorRate')} \`ShopApiDown\` is already the alert of shop of line 2.`,
    ]);
  });

  test('for the codes of a service', () => {
    assert.deepEqual(said({ [OTHER]: replacing('code: RB-10', 'code: RB-2') }), [
      `${OTHER}:3 \`RB-2\` is already the code in shop of ${RUNBOOK}:3.`,
    ]);
  });

  test('for aliases, across the site', () => {
    const changes = {
      [OTHER]: replacing('owner: shop-lead', 'aliases: [/runbooks/old-shop/Api-Gone/]\nowner: shop-lead'),
    };
    assert.deepEqual(said(changes), [
      `${OTHER}:${OWNER} \`/runbooks/old-shop/Api-Gone/\` is already the alias of ${RUNBOOK}:22.`,
    ]);
  });

  test('for an alias and a page of its own', () => {
    for (const [path, from] of [
      ['/runbooks/shop/api-down/', RUNBOOK],
      ['/guides/respond/', 'content/guides/respond.mdx'],
      ['/alerts/shop/ShopApiDown/', ALERTS],
      ['/services/ledger/', 'content/services/ledger.yaml'],
    ]) {
      const changes = { [OTHER]: replacing('owner: shop-lead', `aliases: [${path}]\nowner: shop-lead`) };
      assert.deepEqual(problemsWith(check, changes), [
        {
          file: OTHER,
          line: OWNER,
          message: `\`${path}\` is the address of a page of its own, from ${from}.`,
          mend: 'Remove the alias.',
        },
      ]);
    }
  });

  test('for the lists of a service, each at the line of the second', () => {
    const lists: [file: string, entry: string, key: string][] = [
      ['services/shop.yaml', '  - { id: api, name: Again, summary: S. }\n', 'components'],
      ['services/shop.yaml', '  - { id: availability, name: N, objective: O, window: W }\n', 'slos'],
      ['services/shop.yaml', '  - { id: up, name: N, promql: up, healthy: "1" }\n', 'metrics'],
      ['services/shop.yaml', '  - { id: ping, title: T, code: C, expect: E }\n', 'commands'],
      ['severities/shop.yaml', '  - { id: SEV1, rank: 3, meaning: M., respondWithinMinutes: 1 }\n', 'levels'],
      [
        'escalations/shop.yaml',
        '  - { id: shop-lead, name: N, kind: role, reason: R., channels: [{ kind: chat, label: C }] }\n',
        'contacts',
      ],
      ['escalations/shop.yaml', '  - { id: status-page, rule: R. }\n', 'communication'],
      [
        'dashboards/shop.yaml',
        '  - { id: shop, title: T, uid: u, url: "https://g.example", panels: [{ id: 1, title: T, shows: S. }] }\n',
        'dashboards',
      ],
    ];
    for (const [name, entry, key] of lists) {
      const file = `content/${name}`;
      // Behind the list's last entry, which is the last line of its own indentation.
      const last = key.split('.').at(-1) ?? key;
      const indent = /^ */.exec(entry)?.[0] ?? '';
      const behind = new RegExp(`(\\b${last}:\\n(?:${indent} .*\\n|${indent}- .*\\n)+)`);
      const changes: Changes = {
        [file]: (text) => {
          assert.match(text, behind, key);
          return text.replace(behind, (list) => list + entry);
        },
      };
      const id = /id: ([\w-]+)/.exec(entry)?.[1];
      const [problem, ...more] = problemsWith(check, changes);
      assert.deepEqual(more, [], key);
      assert.equal(problem?.line, lineOfText(file, entry.trim(), changes), key);
      assert.match(
        problem?.message ?? '',
        new RegExp(`^\`${id}\` is already the id in \`${key}\` of line \\d+\\.$`),
      );
    }
  });

  test('for the numbers of rows and panels, the variables and the uid of a dashboard', () => {
    const file = 'content/dashboards/shop.yaml';
    const said = (from: string, to: string) =>
      problemsWith(check, { [file]: replacing(from, to) }).map(({ line, message }) => [line, message]);
    const line = (text: string, from = '', to = '') =>
      lineOfText(file, text, from === '' ? {} : { [file]: replacing(from, to) });
    assert.deepEqual(said('id: 22,', 'id: 21,'), [
      [
        line('title: Every runbook'),
        `\`21\` is already the number of a row or panel of line ${line('id: 21')}.`,
      ],
    ]);
    assert.deepEqual(said('id: 22,', 'id: 10,'), [
      [
        line('title: Every runbook'),
        `\`10\` is already the number of a row or panel of line ${line('id: 10')}.`,
      ],
    ]);
    assert.deepEqual(said('uid: desk', 'uid: shop'), [
      [line('uid: desk'), `\`shop\` is already the uid of line ${line('uid: shop')}.`],
    ]);
    const twice = '{ name: namespace, label: Namespace, metric: up, of: namespace }';
    assert.deepEqual(said(twice, `${twice}\n      - { name: namespace, label: N, metric: up, of: ns }`), [
      [
        line(twice) + 1,
        `\`namespace\` is already the id in \`dashboards.1.variables\` of line ${line(twice)}.`,
      ],
    ]);
  });

  test('and a third one is found too', () => {
    const changes = { [RUNBOOK]: adding('\n### A {#errors}\n\n### B {#errors}\n') };
    assert.equal(problemsWith(check, changes).length, 2);
  });
});
