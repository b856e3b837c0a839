import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readAlertText } from '#core/pasted/alert-text.ts';
import { MOST_BLOCKS, MOST_TEXT, type SlackMessage } from '#generators/slack/blocks.ts';
import { generateSlackMessage } from '#generators/slack-message.ts';
import type { FiredAlert } from '#schemas/webhook.ts';
import { catalogWith, replacing } from '#tests/content.ts';
import { hostileValues } from '#tests/hostile-values.ts';
import { fired, resolved, webhookOf } from '#tests/webhook.ts';

const LINKS = `links:
  - { label: Shop panel, kind: control, url: https://control.example/shop }
  - { label: Database panel, kind: control, url: https://control.example/db, components: [database] }
  - { label: Database dashboard, kind: dashboard, url: "https://grafana.example/d/db?var-namespace={{namespace}}", components: [database] }
  - { label: Traces, kind: traces, url: "https://jaeger.example/{{namespace}}" }
  - { label: Metrics, kind: query, url: https://prometheus.example/graph }
  - { label: "Chat #shop", kind: chat, url: https://chat.example/shop }
`;
const catalog = catalogWith({ 'content/services/shop.yaml': replacing('links:\n', LINKS) });
const down = { alertname: 'ShopApiDown', team: 'shop', namespace: 'prod', severity: 'page' };

const messageOf = (...alerts: FiredAlert[]) => generateSlackMessage(catalog, webhookOf(alerts));

/** Everything a reader sees, one block a line or more. */
function shown({ blocks }: SlackMessage): string {
  return blocks
    .map((block) => {
      if (block.type === 'header' || block.type === 'section') return block.text.text;
      if (block.type === 'context') return block.elements.map(({ text }) => text).join(' ');
      return block.type === 'divider'
        ? '---'
        : block.elements.map(({ text, url }) => `[${text.text}] ${url}`).join('\n');
    })
    .join('\n');
}

const PAGE = 'https://team.example/x/runbooks/shop/api-down/';
const SINCE = 'startsAt=2026-11-20T03%3A12%3A00.000Z';
const QUERY = `?alertname=ShopApiDown&amp;namespace=prod&amp;${SINCE}`;

describe('The message of an alert', () => {
  test('says how bad it is, what is true, since when, what to do first and whom to call', () => {
    const alert = fired(down, { annotations: { description: '3 of 3 pods are gone', team_note: 'x' } });
    assert.equal(
      shown(messageOf(alert)),
      `▲ SEV1 · ShopApiDown · Web shop
The API answers no request. Nobody can buy.
description: 3 of 3 pods are gone
Since 2026-11-20 03:12 UTC. Respond within 15 min, restore within 1 h 30 min.
Labels: {alertname="ShopApiDown", team="shop", namespace="prod", severity="page"}
*First actions*
1. <${PAGE}${QUERY}#list-pods|List the pods of the API>
*Call* Shop on call: <https://pager.example/shop|shop-primary>. Open the runbook.
[Runbook] ${PAGE}${QUERY.replaceAll('&amp;', '&')}#do-now
[Dashboard] https://grafana.example/d/shop?viewPanel=1
[Shop panel] https://control.example/shop
[Traces] https://jaeger.example/prod
[Logs] https://logs.example/shop
[Query] https://prometheus.example/graph
[Chat #shop] https://chat.example/shop
receiver slack`,
    );
  });

  test('has a text for the notification that says the same in short', () => {
    assert.equal(
      messageOf(fired(down)).text,
      `▲ SEV1 · ShopApiDown · Web shop. The API answers no request. <${PAGE}${QUERY}#do-now|Runbook>`,
    );
  });

  test('opens the section that the map names, and carries the name that fired', () => {
    const [link] =
      /https:\S+#read-errors/.exec(shown(messageOf(fired({ alertname: 'HighErrorRate', job: 'shop' })))) ??
      [];
    assert.match(
      link ?? '',
      /^https:\/\/team\.example\/x\/runbooks\/shop\/api-down\/\?alertname=HighErrorRate&/,
    );
    assert.match(shown(messageOf(fired({ ...down, alertname: 'ApiGone' }))), /\?alertname=ApiGone&/);
  });

  test('can be pasted into the search of the site', () => {
    const labels = { ...down, pod: 'a"b\\c' };
    assert.deepEqual(
      readAlertText(shown(messageOf(fired(labels))))?.alerts.map(({ names, labels: { namespace } }) => [
        names,
        namespace,
      ]),
      [[['ShopApiDown'], 'prod']],
    );
  });

  test('asks for no picture of what it links to', () => {
    const { unfurl_links, unfurl_media } = messageOf(fired(down));
    assert.deepEqual([unfurl_links, unfurl_media], [false, false]);
  });

  test('makes no link and no mention of what looks like one', () => {
    for (const block of messageOf(fired(down)).blocks) {
      const texts = block.type === 'section' ? [block.text] : block.type === 'context' ? block.elements : [];
      for (const text of texts) assert.equal(text.verbatim, true);
    }
  });

  test('shows the expression of Prometheus when Slack can show the address', () => {
    const query = (generatorURL: string) =>
      /\[Query\] (.*)/.exec(shown(messageOf(fired(down, { generatorURL }))))?.[1];
    assert.equal(
      query('https://prometheus.example/graph?g0.expr=up'),
      'https://prometheus.example/graph?g0.expr=up',
    );
    assert.equal(query('http://prometheus-0:9090/graph'), 'https://prometheus.example/graph');
    assert.equal(query('javascript:alert(1)'), 'https://prometheus.example/graph');
  });
});

describe('The buttons', () => {
  const labelled = (message: SlackMessage) =>
    message.blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.map(({ text, url }) => [text.text, url]) : [],
    );

  test('lead to the tools of the component that the alert names, the control panel of it first', () => {
    const texts = labelled(messageOf(fired({ ...down, component: 'database' })));
    assert.deepEqual(
      texts.map(([text]) => text),
      ['Runbook', 'Dashboard', 'Database panel', 'Shop panel', 'Traces', 'Logs', 'Query', 'Chat #shop'],
    );
  });

  test('lead to the dashboard of the component where the map names no panel', () => {
    const dashboard = (labels: Record<string, string>) =>
      labelled(messageOf(fired({ alertname: 'HighErrorRate', service: 'shop', ...labels }))).find(
        ([text]) => text === 'Dashboard',
      )?.[1];
    assert.equal(dashboard({ component: 'database' }), 'https://grafana.example/d/db');
    assert.equal(dashboard({ component: 'api' }), 'https://grafana.example/d/shop');
  });

  test('leave out a tool whose address needs a value that is missing or refused', () => {
    for (const namespace of ['', 'a b', '../../login'])
      assert.equal(
        labelled(messageOf(fired({ ...down, namespace }))).some(([text]) => text === 'Traces'),
        false,
      );
  });

  test('have names of their own in each message', () => {
    const ids = messageOf(fired(down), fired({ alertname: 'Other' })).blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.map(({ action_id }) => action_id) : [],
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length > 5, true);
  });
});

describe('A group of alerts', () => {
  test('is one message in which each has its link, with its own values', () => {
    const message = shown(messageOf(fired({ ...down, namespace: 'a' }), fired({ ...down, namespace: 'b' })));
    assert.match(message, /^▲ SEV1 · ShopApiDown · Web shop · 2 firing\n/);
    for (const namespace of ['a', 'b'])
      assert.equal(
        message.includes(
          `• <${PAGE}${QUERY.replace('prod', namespace)}#do-now|namespace ${namespace}> since 2026-11-20 03:12 UTC`,
        ),
        true,
        message,
      );
  });

  test('fills the links of all with what they have in common, nothing else', () => {
    const message = shown(messageOf(fired({ ...down, namespace: 'a' }), fired({ ...down, namespace: 'b' })));
    assert.match(
      message,
      new RegExp(`\\[Runbook\\] ${PAGE}\\?alertname=ShopApiDown&${SINCE}#do-now`.replaceAll('.', '\\.')),
    );
    assert.match(message, /1\. <https:[^|]*\?alertname=ShopApiDown&amp;startsAt=[^|]*#list-pods\|/);
  });

  test('starts with the worst that fires; what is over comes last', () => {
    const over = resolved(down);
    const slow = fired({ alertname: 'HighErrorRate', service: 'shop' });
    const message = shown(messageOf(over, slow));
    assert.match(message, /^◆ SEV2 · 1 firing, 1 resolved: HighErrorRate, ShopApiDown\n/);
    assert.equal(
      message.indexOf('◆ SEV2 · HighErrorRate') < message.indexOf('✓ Resolved · ShopApiDown'),
      true,
    );
  });

  test('counts what it leaves out', () => {
    const many = Array.from({ length: 120 }, (_, index) => fired({ ...down, namespace: `n-${index}` }));
    const message = shown(messageOf(...many));
    const listed = message.match(/^• /gm)?.length ?? 0;
    assert.equal(listed > 0, true);
    assert.match(message, new RegExp(`^and ${120 - listed} more$`, 'm'));
    assert.match(message, / · 120 firing$/m);

    const kinds = Array.from({ length: 90 }, (_, index) => fired({ alertname: `Other${index}` }));
    const text = shown(messageOf(...kinds));
    const told = new Set(text.match(/ · Other\d+|^Other\d+/gm)).size;
    const left = Number(/^and (\d+) more kinds of alerts$/m.exec(text)?.[1]);
    assert.equal(left > 0 && told > 3, true, text);
  });

  test('says what Alertmanager left out itself', () => {
    const message = generateSlackMessage(catalog, webhookOf([fired(down)], { truncatedAlerts: 7 }));
    assert.match(shown(message), /Alertmanager left out 7 more alerts \(max_alerts\)\./);
    assert.match(message.text, /left out 7 more alerts/);
  });
});

describe('An alert that is over', () => {
  test('says so, and for how long it was; it asks for nothing and calls nobody', () => {
    const message = shown(messageOf(resolved(down)));
    assert.match(message, /^✓ Resolved · ShopApiDown · Web shop\nIt was: The API answers no request\.\n/);
    assert.match(message, /\nResolved 2026-11-20 03:40 UTC, after 28 min\.\n/);
    assert.doesNotMatch(message, /First actions|\*Call\*|Respond within/);
    assert.match(message, /\[Runbook\] /);
  });

  test('names what to do before it is closed, where the runbook says it', () => {
    const content = catalogWith({
      'content/runbooks/shop/api-down.mdx': (text) => `${text}\n## Prove it works {#verification}\n\nLook.\n`,
    });
    assert.match(
      shown(generateSlackMessage(content, webhookOf([resolved(down)]))),
      /\*Before you close it:\* <https:[^|]*#verification\|Prove it works>/,
    );
  });

  test('without an end says when it began', () => {
    const alert = fired(down, { status: 'resolved', endsAt: undefined });
    assert.match(shown(messageOf(alert)), /Resolved \(began 2026-11-20 03:12 UTC\)\./);
  });
});

describe('An alert that no map has', () => {
  const other = fired(
    { alertname: 'DiskFull', severity: 'warning', service: 'shop', component: 'database' },
    {
      annotations: {
        summary: 'Disk full on db-1',
        docs: 'https://docs.example/disk?a=1&b=2',
        runbook_url: 'https://wiki.example/disk',
        dashboard_url: 'https://grafana.example/d/disk',
      },
    },
  );

  test('is posted all the same, with what its rule says and where to look', () => {
    assert.equal(
      shown(messageOf(other)),
      `□ warning · DiskFull · Web shop
*No runbook is mapped to this alert.* Call the duty manager.
summary: Disk full on db-1
docs: <https://docs.example/disk?a=1&amp;b=2|https://docs.example/disk?a=1&amp;b=2>
Since 2026-11-20 03:12 UTC.
Labels: {alertname="DiskFull", severity="warning", service="shop", component="database"}
*Call* Shop on call: <https://pager.example/shop|shop-primary>. Open the runbook.
[Runbook] https://wiki.example/disk
[Search the runbooks] https://team.example/x/search/?q=DiskFull
[Dashboard] https://grafana.example/d/disk
[Database panel] https://control.example/db
[Shop panel] https://control.example/shop
[Logs] https://logs.example/shop
[Query] https://prometheus.example/graph
[Chat #shop] https://chat.example/shop
receiver slack`,
    );
  });

  test('links to nothing but web addresses', () => {
    const annotations = {
      runbook_url: 'javascript:alert(1)',
      dashboard_url: 'file:///etc/passwd',
      link: 'slack://x',
    };
    const message = messageOf(fired({ alertname: 'X' }, { annotations, generatorURL: 'data:text/html,x' }));
    assert.deepEqual(
      urlsOf(message).filter((url) => !url.startsWith('https://')),
      [],
    );
  });

  test('without name, service and severity is a message too', () => {
    assert.match(shown(messageOf(fired({}))), /^Alert without a name\n\*No runbook is mapped/);
  });
});

describe('A name that two services have', () => {
  test('opens the runbook of the one that the labels mean', () => {
    assert.match(
      shown(messageOf(fired({ alertname: 'HighErrorRate', job: 'ledger' }))),
      /runbooks\/ledger\/bookings-fail\//,
    );
  });

  test('is left to the reader when they mean none, with a link for each', () => {
    const message = shown(messageOf(fired({ alertname: 'HighErrorRate' })));
    assert.match(message, /\*2 services have an alert of this name\.\* The labels do not tell which\./);
    assert.match(message, /• <https:\/\/team\.example\/x\/runbooks\/ledger\/[^|]*\|Ledger: Bookings fail\.>/);
    assert.match(
      message,
      /• <https:\/\/team\.example\/x\/runbooks\/shop\/[^|]*\|Web shop: More than 2 % of requests fail\.>/,
    );
    assert.match(message, /\[Choose the runbook\] https:\/\/team\.example\/x\/alerts\/HighErrorRate\/$/m);
    assert.doesNotMatch(message, /\[Runbook\]|\*Call\*/);
  });
});

/** Every address of a message: of its buttons and its links. */
function urlsOf({ blocks }: SlackMessage): string[] {
  const inTexts = [...JSON.stringify(blocks).matchAll(/<([^|<>]+)\|/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  );
  const onButtons = blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map(({ url }) => url) : [],
  );
  return [...inTexts, ...onButtons];
}

/** Slack's limits, and that no text but our own links and entities means anything to Slack. */
function assertSound({ text, blocks }: SlackMessage): void {
  assert.equal(blocks.length > 0 && blocks.length <= MOST_BLOCKS, true, `${blocks.length} blocks`);
  assert.equal(JSON.stringify(blocks).length <= 12_000, true, `${JSON.stringify(blocks).length} characters`);
  assert.equal(text.length > 0 && text.length <= MOST_TEXT, true, `text of ${text.length}`);
  const texts = [text];
  for (const block of blocks) {
    if (block.type === 'header')
      assert.equal(block.text.text.length > 0 && block.text.text.length <= 150, true);
    if (block.type === 'header') assert.doesNotMatch(block.text.text, /[<>&]/);
    if (block.type === 'section') texts.push(block.text.text);
    if (block.type === 'context') texts.push(...block.elements.map((element) => element.text));
    if (block.type === 'actions') {
      assert.equal(block.elements.length > 0 && block.elements.length <= 25, true);
      for (const button of block.elements) {
        assert.equal(button.text.text.length > 0 && button.text.text.length <= 75, true, button.text.text);
        assert.equal(button.url.length <= 3000, true);
        assert.match(button.url, /^https?:\/\//);
      }
    }
  }
  for (const written of texts) {
    assert.equal(written.length > 0 && written.length <= MOST_TEXT, true, `${written.length} characters`);
    const rest = written.replace(/<https?:\/\/[^<>|\s]+\|[^<>|\n]+>/g, '');
    assert.doesNotMatch(rest, /[<>]|&(?!(?:amp|lt|gt);)/, written);
    assert.doesNotMatch(rest, /[\p{Cf}]|(?!\n)\p{Cc}/u, written);
  }
}

describe('Whatever the labels and annotations hold', () => {
  const HOSTILE = [
    '<!channel>',
    '<https://evil.example|Runbook>',
    '&lt;!here&gt;',
    '*a* `b` ```c',
    '|',
    '\u202e',
    'a\nb',
    '\ud800',
    '"\\',
  ];

  test('no known attack calls a channel, makes a link or breaks a limit', () => {
    for (const value of [...HOSTILE, ...hostileValues.map(({ value }) => value)]) {
      const annotations = {
        summary: value,
        description: value,
        [value]: value,
        runbook_url: value,
        dashboard_url: value,
      };
      const labels = { component: value, pod: value, [value]: value };
      for (const name of ['ShopApiDown', 'HighErrorRate', value])
        assertSound(
          generateSlackMessage(
            catalog,
            webhookOf(
              [
                fired(
                  { ...down, ...labels, namespace: value, alertname: name },
                  { annotations, generatorURL: value },
                ),
              ],
              {
                externalURL: value,
                receiver: value || 'slack',
              },
            ),
          ),
        );
    }
  });

  test('all limits hold for groups of any size, of any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(...HOSTILE, '&'.repeat(4000), '"\\'.repeat(3000), '😀'.repeat(3000), 'é'.repeat(5000)),
      fc.integer({ min: 1, max: 6000 }).map((length) => `https://a.example/?${'x'.repeat(length)}`),
    );
    const name = fc.oneof(fc.constantFrom('ShopApiDown', 'HighErrorRate', 'ApiGone'), text);
    const alert = fc
      .record({
        name,
        service: fc.constantFrom('shop', 'ledger', ''),
        values: fc.dictionary(text, text, { maxKeys: 12 }),
        over: fc.boolean(),
        text,
      })
      .map(({ name: alertname, service, values, over, text: value }) => {
        const labels = { ...values, alertname, service, namespace: value, severity: value };
        const more = { annotations: { ...values, summary: value, runbook_url: value }, generatorURL: value };
        return over ? { ...resolved(labels), ...more } : fired(labels, more);
      });
    const group = fc.tuple(fc.array(alert, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(group, text, ([alerts, times], externalURL) => {
        const all = Array.from({ length: times }, () => alerts).flat();
        assertSound(generateSlackMessage(catalog, webhookOf(all, { externalURL, receiver: externalURL })));
      }),
      { numRuns: 150 },
    );
  });

  test('what is just short enough by itself is left out where it is too much together', () => {
    const quotes = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`l${index}`, '"\\'.repeat(300)]),
    );
    const annotations = { summary: '"\\'.repeat(300), description: '"\\'.repeat(300) };
    const long = (tail: string) =>
      fired({ ...down, ...quotes, namespace: `${'x'.repeat(1850)}${tail}` }, { annotations });
    for (const alerts of [
      [long('')],
      [long('a'), long('b')],
      ['a', 'b', 'c'].map((pod) => ({ ...long(''), labels: { ...long('').labels, pod } })),
      [long('a'), fired({ alertname: 'HighErrorRate', job: 'shop' })],
    ]) {
      const message = messageOf(...alerts);
      assertSound(message);
      assert.match(shown(message), /\[Runbook\] https/);
    }
  });

  test('the worst of all still opens its runbook, and says when values were too long for a link', () => {
    const message = messageOf(fired({ ...down, namespace: 'x'.repeat(5000) }));
    assertSound(message);
    const [runbook] = urlsOf(message).filter((url) => url.endsWith('#do-now'));
    assert.equal(new URL(runbook ?? '').searchParams.has('namespace'), false);
    assert.match(shown(message), /Labels are too long for the link: compare the page with the alert\./);
  });
});
