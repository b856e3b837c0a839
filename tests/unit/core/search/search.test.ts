import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anchorsOf } from '#core/outline.ts';
import { buildIndex, makeFinder } from '#core/search/finder.ts';
import { readContent } from '#io/read-content.ts';
import { adding, catalogWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const finder = makeFinder(buildIndex(catalogWith()));
const placesOf = (text: string, filter = {}, asked = finder) =>
  asked.find(text, filter).hits.map(({ kind, path }) => `${kind} ${path}`);

describe('The search at once', () => {
  test('leads from an alert’s name to its place in the runbook, in any case, by its former name too', () => {
    for (const name of ['ShopApiDown', 'shopapidown', 'SHOP_API_DOWN', 'shop api down', 'ApiGone'])
      assert.equal(placesOf(name)[0], 'alert /runbooks/shop/api-down/#do-now', name);
  });

  test('offers every alert of a name that two services have', () => {
    assert.deepEqual(placesOf('higherrorrate').slice(0, 2), [
      'alert /runbooks/ledger/bookings-fail/#do-now',
      'alert /runbooks/shop/api-down/#read-errors',
    ]);
  });

  test('leads from a symptom to what to do now', () => {
    assert.deepEqual(placesOf('pages are loading slowly')[0], 'runbook /runbooks/shop/slow-pages/#do-now');
  });

  test('leads from the text of an error to the step that speaks of it', () => {
    const placed = makeFinder(
      buildIndex(
        catalogWith({
          [RUNBOOK]: (text) =>
            replacing(
              'logs: [upstream connect error]',
              'logs: [upstream connect error, "no healthy upstream: panic"]',
            )(replacing('echo done', 'echo "no healthy upstream: panic"')(text)),
        }),
      ),
    );
    assert.equal(placesOf('no healthy upstream', {}, placed)[0], 'step /runbooks/shop/api-down/#list-pods');
  });

  test('leads from a code, a title, a service and a guide to their pages', () => {
    assert.equal(placesOf('rb-10')[0], 'runbook /runbooks/shop/slow-pages/#do-now');
    assert.equal(placesOf('RB 2')[0], 'runbook /runbooks/shop/api-down/#do-now');
    assert.equal(placesOf('api down')[0]?.endsWith('/runbooks/shop/api-down/#do-now'), true);
    assert.equal(placesOf('ledger')[0], 'service /services/ledger/');
  });

  test('forgives typing errors and words that are not finished', () => {
    assert.equal(placesOf('ShpoApiDown')[0], 'alert /runbooks/shop/api-down/#do-now');
    assert.equal(placesOf('gatway')[0], 'runbook /runbooks/shop/api-down/#do-now');
    assert.equal(placesOf('shopap')[0], 'alert /runbooks/shop/api-down/#do-now');
    assert.equal(placesOf('pages load slo')[0], 'runbook /runbooks/shop/slow-pages/#do-now');
  });

  test('says what readers say', () => {
    const said = catalogWith({
      'content/synonyms.yaml': 'synonyms:\n  - say: [website is crawling]\n    mean: [pages load slowly]\n',
    });
    assert.deepEqual(placesOf('crawling'), []);
    assert.equal(
      placesOf('the website is crawling', {}, makeFinder(buildIndex(said)))[0],
      'runbook /runbooks/shop/slow-pages/#do-now',
    );
  });

  test('narrows to a kind, a service and a severity', () => {
    assert.deepEqual(placesOf('api down', { kind: 'Alert' }), ['alert /runbooks/shop/api-down/#do-now']);
    assert.deepEqual(placesOf('HighErrorRate', { service: 'Web shop' }), [
      'alert /runbooks/shop/api-down/#read-errors',
    ]);
    assert.deepEqual(placesOf('HighErrorRate', { severity: 'SEV1' }), []);
    assert.deepEqual(placesOf('api down', { kind: '', service: '', severity: '' }), placesOf('api down'));
  });

  test('finds nothing in nonsense, and says what it asked and what is near', () => {
    for (const text of ['zzxqvwk', 'KubeletTooManyPods', 'lorem ipsum dolor', '???', '42', ''])
      assert.deepEqual(placesOf(text), [], text);
    const answer = finder.find('ShopTooMany');
    assert.deepEqual([answer.hits, answer.reducedTo], [[], 'ShopTooMany']);
    const near = finder.find('shopapiduwnxx');
    assert.deepEqual([near.hits, near.nearest], [[], ['ShopApiDown']]);
  });

  test('answers the same question with the same answer, in the same order', () => {
    const { catalog } = readContent();
    const [one, other] = [makeFinder(buildIndex(catalog)), makeFinder(buildIndex(catalog))];
    for (const text of ['restart', 'api', 'database is slow', 'redis', 'timeout'])
      assert.deepEqual([one.find(text), one.find(text)], [other.find(text), other.find(text)]);
  });

  test('shows a place once', () => {
    const { catalog } = readContent();
    const found = makeFinder(buildIndex(catalog));
    for (const text of ['restart', 'api', 'database', 'redis', 'worker']) {
      const paths = found.find(text).hits.map(({ path }) => path);
      assert.equal(new Set(paths).size, paths.length);
    }
  });

  test('leads to anchors that are there', () => {
    const { catalog } = readContent();
    const anchors = new Map(catalog.runbooks.map(({ path, outline }) => [path, anchorsOf(outline)]));
    for (const [, , , path, anchor, title, , symptoms, keywords] of buildIndex(catalog).documents) {
      const places = [...symptoms, ...keywords].flatMap((line) =>
        typeof line === 'string' ? [] : [line[1]],
      );
      for (const place of [anchor, ...places])
        if (place !== '') assert.ok(anchors.get(path)?.includes(place), `${title}: ${path}#${place}`);
    }
  });

  test('of a runbook without quick actions leads to its page', () => {
    const without = catalogWith({
      'content/services/shop.yaml': adding(''),
      'content/runbooks/shop/slow-pages.mdx': replacing('{#do-now}', '{#overview}'),
    });
    assert.equal(
      placesOf('rb-10', {}, makeFinder(buildIndex(without)))[0],
      'runbook /runbooks/shop/slow-pages/',
    );
  });
});
