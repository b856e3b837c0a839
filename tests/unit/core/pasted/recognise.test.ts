import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recognise } from '#core/pasted/recognise.ts';
import type { Answer } from '#core/search/answer.ts';
import { askWords, mayBePasted } from '#core/search/asked.ts';
import { buildIndex, makeFinder } from '#core/search/finder.ts';
import { catalogWith, replacing } from '#tests/content.ts';

const finder = makeFinder(buildIndex(catalogWith()));
const placesOf = ({ hits }: Answer) =>
  hits.map(({ title, service, path }) => `${title} of ${service}: ${path}`);
const webhook = (...alerts: object[]) => JSON.stringify({ version: '4', alerts }, null, 2);
const fired = (alertname: string, labels = {}, more = {}) => ({
  status: 'firing',
  labels: { alertname, ...labels },
  startsAt: '2026-11-20T03:12:00Z',
  ...more,
});

describe('What is pasted', () => {
  test('as a notification opens each alert’s page with its values, in order', () => {
    const answer = finder.find(
      webhook(fired('ShopApiDown', { namespace: 'prod' }), fired('ShopApiDown', { namespace: 'test' })),
    );
    assert.equal(answer.recognised, 'Alertmanager notification: 2 alerts');
    assert.equal(answer.reducedTo, 'ShopApiDown');
    assert.deepEqual(
      answer.hits.map(({ path, line }) => [path, line]),
      [
        [
          '/runbooks/shop/api-down/?alertname=ShopApiDown&namespace=prod&startsAt=2026-11-20T03%3A12%3A00Z#do-now',
          'namespace=prod',
        ],
        [
          '/runbooks/shop/api-down/?alertname=ShopApiDown&namespace=test&startsAt=2026-11-20T03%3A12%3A00Z#do-now',
          'namespace=test',
        ],
      ],
    );
  });

  test('by a former name opens the page, under the name it has now', () => {
    assert.match(finder.find(webhook(fired('ApiGone'))).hits[0]?.path ?? '', /\?alertname=ShopApiDown&/);
  });

  test('of a name that two services have opens that of the label, or offers both', () => {
    const both = finder.find(webhook(fired('HighErrorRate')));
    assert.equal(both.hits.length, 2);
    const [one, ...others] = finder.find(webhook(fired('HighErrorRate', { service: 'ledger' }))).hits;
    assert.match(one?.path ?? '', /^\/runbooks\/ledger\//);
    assert.deepEqual(others, []);
  });

  test('of a name that no page has is said to be unknown, beside those that are known', () => {
    const answer = finder.find(webhook(fired('NodeClockSkew'), fired('ShopApiDown')));
    assert.deepEqual(answer.unknown, ['NodeClockSkew']);
    assert.equal(answer.hits.length, 1);
    assert.deepEqual(finder.find(webhook(fired('NodeClockSkew'))).hits, []);
  });

  test('with hostile values gives them to the page as they are, in the query alone', () => {
    for (const value of ['$(rm -rf ~)', '"><img>', '#x', '?a=b&c', '../..', '‮x', '%00']) {
      const [hit] = finder.find(webhook(fired('ShopApiDown', { namespace: value }))).hits;
      const url = new URL(hit?.path ?? '', 'https://x.example');
      assert.equal(url.pathname, '/runbooks/shop/api-down/');
      assert.equal(url.hash, '#do-now');
      assert.equal(url.searchParams.get('namespace'), value);
      assert.match(hit?.line ?? '', /^[ -~]*$/);
    }
  });

  test('as a message of Slack opens the page', () => {
    const answer = finder.find('[FIRING:1] ShopApiDown (shop prod)\n• *namespace:* `prod`');
    assert.equal(answer.recognised, 'Alert message: 1 alert');
    assert.match(answer.hits[0]?.path ?? '', /api-down\/\?alertname=ShopApiDown&namespace=prod#do-now$/);
  });

  test('as an expression finds the alert that asks the same', () => {
    const answer = finder.find('sum(rate(booking_errors[5m])) > 0');
    assert.equal(answer.recognised, 'Query expression');
    assert.equal(answer.reducedTo, 'booking_errors');
    assert.deepEqual(placesOf(answer), ['HighErrorRate of Ledger: /runbooks/ledger/bookings-fail/#do-now']);
  });

  test('as an address of this site keeps its query and its place, wherever the site stands', () => {
    assert.deepEqual(
      finder
        .find('https://other.example/base/runbooks/shop/api-down/?namespace=prod#list-pods')
        .hits.map(({ path }) => path),
      ['/runbooks/shop/api-down/?namespace=prod#list-pods'],
    );
  });

  test('as an address of another site opens the page of its alert, with the values it has', () => {
    assert.deepEqual(
      finder
        .find('https://runbooks.example/runbooks/shop/shopapidown?NAMESPACE=prod')
        .hits.map(({ path }) => path),
      ['/runbooks/shop/api-down/?alertname=ShopApiDown&namespace=prod#do-now'],
    );
  });

  test('as a log line is searched for by the words that matter', () => {
    const answer = finder.find(
      '2026-11-20T03:12:00Z upstream timed out (110: Connection timed out) request_id=0b1f77aa',
    );
    assert.equal(answer.recognised, 'Log line');
    assert.doesNotMatch(answer.reducedTo, /2026|0b1f77aa/);
    assert.equal(answer.hits[0]?.path, '/runbooks/shop/slow-pages/#do-now');
  });

  test('is whatever it is: a megabyte of it is answered in a moment', () => {
    for (const text of [
      'a'.repeat(1_000_000),
      'WorkerDown '.repeat(90_000),
      '{"alerts":['.repeat(90_000),
      webhook(...Array.from({ length: 3000 }, () => fired('ShopApiDown', { namespace: 'x'.repeat(300) }))),
      '[FIRING:1] '.repeat(90_000),
      'https://x.example/'.repeat(50_000),
      'é'.repeat(500_000),
      '\u0000'.repeat(1_000_000),
    ]) {
      const started = performance.now();
      finder.find(text);
      assert.ok(performance.now() - started < 3000, text.slice(0, 30));
    }
  });

  test('is told from words by its marks alone, so that its readers need not be loaded for words', () => {
    for (const text of [
      'redis is down',
      'WorkerDown',
      'worker_active_count',
      'rb-02',
      'df -h',
      'FATAL: sorry, too many clients',
      '5xx',
    ])
      assert.ok(!mayBePasted(text), text);
    for (const text of ['redis', 'FATAL: sorry', 'port: 6379', 'Mar  1 03:02:44 x failed']) {
      const { placesIn: _a, ...words } = askWords(text);
      const { placesIn: _b, ...any } = recognise(text);
      assert.deepEqual(any, words);
    }
    for (const text of [
      'alertname: A',
      'https://x.example/a',
      'docs/a.md',
      'up == 0',
      'queue_depth > 100',
      '[FIRING:1] A',
      'a\nb',
      '{}',
    ])
      assert.ok(mayBePasted(text), text);
  });

  test('with a label that feeds no parameter fills nothing', () => {
    const other = makeFinder(
      buildIndex(
        catalogWith({
          'content/alerts/shop.yaml': replacing(
            'parameters: { namespace: namespace }',
            'parameters: { namespace: exported_namespace }',
          ),
        }),
      ),
    );
    const [hit] = other.find(
      webhook(fired('ShopApiDown', { namespace: 'prod', exported_namespace: 'shop' })),
    ).hits;
    assert.equal(new URL(hit?.path ?? '', 'https://x.example').searchParams.get('namespace'), 'shop');
  });
});
