import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { referencesResolve as check } from '#checks/references-resolve.ts';
import { type Changes, lineOfText, problemsWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const ALERTS = 'content/alerts/shop.yaml';
const SERVICE = 'content/services/shop.yaml';
const ESCALATION = 'content/escalations/shop.yaml';
const DASHBOARDS = 'content/dashboards/shop.yaml';
const DRILL = 'content/drills/2026-10-05-api-down.yaml';
const REVIEW = 'content/reviews/2026-11-01-shop.yaml';

const ROWS = 'Did you mean `10`? Write one of 10, 20.';

/** One reference made dead gives one problem, at its own line. */
function dead(file: string, from: string, to: string, place: string, message: string, mend: string): void {
  const changes: Changes = { [file]: replacing(from, to) };
  assert.deepEqual(problemsWith(check, changes), [
    { file, line: lineOfText(file, place, changes), message, mend },
  ]);
}

describe('Every id that one file says of another exists', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));
});

describe('A dead reference is found', () => {
  test('to a severity of the service', () => {
    const mend = 'Did you mean `SEV1`? Write one of SEV1, SEV2.';
    dead(RUNBOOK, 'severity: SEV1', 'severity: SEV', 'severity: SEV', '`SEV` is no severity of shop.', mend);
    dead(
      ALERTS,
      'severity: SEV1',
      'severity: SEV9',
      'severity: SEV9',
      '`SEV9` is no severity of shop.',
      mend,
    );
    dead(
      ESCALATION,
      'command., severities: [SEV1]',
      'command., severities: [SEV1, critical]',
      '[SEV1, critical]',
      '`critical` is no severity of shop.',
      'Write one of SEV1, SEV2.',
    );
    dead(
      ESCALATION,
      'minutes., severities: [SEV1]',
      'minutes., severities: [P0]',
      '[P0]',
      '`P0` is no severity of shop.',
      'Write one of SEV1, SEV2.',
    );
  });

  test('to a contact', () => {
    const list = 'Write one of shop-on-call, shop-lead, shop-team.';
    const message = '`shop-leed` is no contact of shop.';
    dead(
      SERVICE,
      'owner: shop-team',
      'owner: shop-leed',
      'owner',
      message,
      `Did you mean \`shop-lead\`? ${list}`,
    );
    dead(
      ESCALATION,
      'contact: shop-lead,',
      'contact: ledger-team,',
      'ledger-team',
      '`ledger-team` is no contact of shop.',
      list,
    );
    dead(
      REVIEW,
      'owner: shop-team',
      'owner: shop-leed',
      'owner',
      message,
      `Did you mean \`shop-lead\`? ${list}`,
    );
    dead(
      'content/runbooks/shop/slow-pages.mdx',
      'owner: shop-lead',
      'owner: shop-leed',
      'owner',
      message,
      `Did you mean \`shop-lead\`? ${list}`,
    );
  });

  test('to a component', () => {
    const mend = 'Did you mean `database`? Write one of api, database.';
    const message = '`databse` is no component of shop.';
    dead(SERVICE, 'dependsOn: [database]', 'dependsOn: [databse]', 'databse', message, mend);
    dead(RUNBOOK, 'components: [api]', 'components: [api, databse]', 'components', message, mend);
  });

  test('to a runbook', () => {
    const mend =
      'Did you mean `shop/api-down`? Write one of ledger/bookings-fail, shop/api-down, shop/slow-pages.';
    const message = 'There is no runbook `shop/api-dwon`.';
    dead(
      ALERTS,
      'runbook: shop/api-down\n    anchor',
      'runbook: shop/api-dwon\n    anchor',
      'dwon',
      message,
      mend,
    );
    dead(DASHBOARDS, 'runbook: shop/api-down,', 'runbook: shop/api-dwon,', 'dwon', message, mend);
    dead(DRILL, 'runbook: shop/api-down', 'runbook: shop/api-dwon', 'dwon', message, mend);
    dead(REVIEW, 'runbooks: [shop/api-down]', 'runbooks: [shop/api-dwon]', 'dwon', message, mend);
    dead(RUNBOOK, 'related: [shop/slow-pages]', 'related: [shop/api-dwon]', 'dwon', message, mend);
    dead(
      ALERTS,
      '{ runbook: shop/slow-pages, anchor',
      '{ runbook: shop/nothing, anchor',
      'shop/nothing',
      'There is no runbook `shop/nothing`.',
      'Write one of ledger/bookings-fail, shop/api-down, shop/slow-pages.',
    );
  });

  test('to an anchor', () => {
    dead(
      ALERTS,
      'anchor: read-errors',
      'anchor: read-error',
      'read-error',
      '`shop/api-down` has no anchor `read-error`.',
      'Did you mean `read-errors`? Write one of symptoms, do-now, list-pods, diagnosis, errors, read-errors, drop-cache, escalation.',
    );
    dead(
      DASHBOARDS,
      'shop/api-down, anchor: diagnosis',
      'shop/api-down, anchor: mitigation',
      'anchor: mitigation',
      '`shop/api-down` has no anchor `mitigation`.',
      'Write one of symptoms, do-now, list-pods, diagnosis, errors, read-errors, drop-cache, escalation.',
    );
  });

  test('to the anchor that holds when none is written', () => {
    const changes = {
      'content/runbooks/ledger/bookings-fail.mdx': replacing('{#do-now}', '{#do-later}'),
    };
    assert.deepEqual(
      problemsWith(check, changes).map(({ file, message }) => [file, message]),
      [['content/alerts/ledger.yaml', '`ledger/bookings-fail` has no anchor `do-now`.']],
    );
  });

  test('to a panel or dashboard', () => {
    dead(
      ALERTS,
      'panel: 1 }',
      'panel: 3 }',
      'panel: 3',
      'Dashboard `shop` has no panel 3.',
      'Did you mean `1`? Write one of 1, 2.',
    );
    dead(
      ALERTS,
      'dashboard: shop,',
      'dashboard: shops,',
      'shops',
      '`shops` is no dashboard of shop.',
      'Did you mean `shop`? Write one of shop, desk.',
    );
  });

  test('to what a panel shows', () => {
    const known = 'Write one of ledger/bookings-fail, shop/api-down, shop/slow-pages.';
    dead(DASHBOARDS, 'row: 10', 'row: 11', 'row: 11', '`11` is no row of the dashboard.', ROWS);
    dead(
      DASHBOARDS,
      'commands: [ping]',
      'commands: [pign]',
      'pign',
      '`pign` is no quick command of shop.',
      'Did you mean `ping`? Write one of ping.',
    );
    dead(
      DASHBOARDS,
      'links: [Shop logs]',
      'links: [Shop log]',
      'Shop log]',
      '`Shop log` is no link of shop.',
      'Did you mean `Shop logs`? Write one of Shop dashboard, Shop logs.',
    );
    const dashed = '- { runbook: shop/slow-pages, anchor: diagnosis }';
    const gone = 'There is no runbook `shop/none`.';
    dead(DASHBOARDS, dashed, '- { runbook: shop/none }', 'shop/none', gone, known);
    dead(
      DASHBOARDS,
      'shop/slow-pages, anchor: diagnosis, when',
      'shop/none, anchor: diagnosis, when',
      'shop/none',
      gone,
      known,
    );
  });

  test('to a service', () => {
    dead(
      REVIEW,
      'service: shop',
      'service: shoop',
      'shoop',
      'There is no service `shoop`.',
      'Did you mean `shop`? Write one of ledger, shop.',
    );
  });

  test('from the name of a file to its service', () => {
    const { length } = problemsWith(check, {
      'content/severities/shopp.yaml':
        'levels:\n  - { id: A, rank: 1, meaning: M., respondWithinMinutes: 1 }\n',
    });
    assert.equal(length, 1);
    assert.deepEqual(
      problemsWith(check, {
        'content/severities/shopp.yaml':
          'levels:\n  - { id: A, rank: 1, meaning: M., respondWithinMinutes: 1 }\n',
      }),
      [
        {
          file: 'content/severities/shopp.yaml',
          line: 1,
          message: 'There is no service `shopp` for this file of severities.',
          mend: 'Add content/services/shopp.yaml, or rename the file. Did you mean `shop`? Write one of ledger, shop.',
        },
      ],
    );
  });
});

describe('A service without its matrix or policy', () => {
  test('is told which file to add, once, whoever refers to it', () => {
    for (const kind of ['severities', 'escalations']) {
      assert.deepEqual(problemsWith(check, { [`content/${kind}/shop.yaml`]: null }), [
        {
          file: SERVICE,
          line: 1,
          message: `The service has no ${kind}.`,
          mend: `Add content/${kind}/shop.yaml, or mend the findings of that file.`,
        },
      ]);
    }
  });
});
