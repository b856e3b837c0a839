import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findByAnchor, findCertain, findMeant } from '#core/lost.ts';

const pages = [
  { title: 'Alert HighErrorRate', path: '/alerts/shop/HighErrorRate/', alertNames: ['HighErrorRate'] },
  { title: 'Alert HighErrorRate', path: '/alerts/ledger/HighErrorRate/', alertNames: ['HighErrorRate'] },
  { title: 'Alert WorkerLag', path: '/alerts/shop/WorkerLag/', alertNames: ['WorkerLag', 'QueueSlow'] },
  { title: 'Alert CacheDown', path: '/alerts/shop/CacheDown/', alertNames: ['CacheDown'] },
  { title: 'Alert CACHEDown', path: '/alerts/shop/CACHEDown/', alertNames: ['CACHEDown'] },
  { title: 'Alert Respond', path: '/alerts/shop/Respond/', alertNames: ['Respond'] },
  { title: 'API down', path: '/runbooks/shop/api-down/', names: ['RB-02'] },
  { title: 'Cache issues', path: '/runbooks/shop/rb-03-cache-issues/', names: ['RB-03'] },
  { title: 'Respond', path: '/guides/respond/' },
];
const meant = (asked: string, fragment = '') => findMeant(asked, fragment, pages).map(({ path }) => path);

const certain = (asked: string, anchor = '') => {
  const found = findCertain(asked, anchor, pages);
  return found && `${found.page.path}${found.anchor && `#${found.anchor}`}`;
};

describe('A missing address certainly meant', () => {
  test('the page at the same address in another case or with another ending', () => {
    for (const asked of [
      '/Runbooks/Shop/API-Down/',
      '/runbooks/shop/api-down.md',
      '/runbooks/shop/API-down.HTML',
      '/runbooks//shop/api-down/index.html',
      '/runbooks/shop/api-down/index',
    ])
      assert.equal(certain(asked, 'do-now'), '/runbooks/shop/api-down/#do-now', asked);
  });

  test('the alert whose name stands at its end, below whatever word, in whatever case', () => {
    for (const asked of [
      '/runbooks/kubernetes/workerlag',
      '/runbooks/node/WORKERLAG/',
      '/alerts/cluster-x-operator/WorkerLag.md',
      '/docs/runbooks/WorkerLag.md',
      '/WorkerLag.html',
      '/workerlag',
    ])
      assert.equal(certain(asked, 'diagnosis'), '/alerts/shop/WorkerLag/#diagnosis', asked);
  });

  test('the alert that had the name before', () => {
    assert.equal(certain('/runbooks/any/queueslow/'), '/alerts/shop/WorkerLag/');
  });

  test('the alert that the fragment names, which is then no place on its page', () => {
    for (const [asked, anchor] of [
      ['/x/RUNBOOK.md', 'alert-name-workerlag'],
      ['/manage/mimir-runbooks/', 'workerlag'],
      ['/runbook.md', 'WorkerLag'],
    ] as const)
      assert.equal(certain(asked, anchor), '/alerts/shop/WorkerLag/', asked);
  });

  test('the alert of the service that stands before the name', () => {
    assert.equal(certain('/old/ledger/HIGHERRORRATE/'), '/alerts/ledger/HighErrorRate/');
  });

  test('the page to choose from, where the fragment names several', () => {
    assert.equal(certain('/runbook.md', 'alert-name-higherrorrate'), '/alerts/higherrorrate/');
    assert.equal(findByAnchor('HighErrorRate', pages)?.page.path, '/alerts/higherrorrate/');
  });
});

describe('It is not certain', () => {
  test('where two services have the name', () =>
    assert.equal(certain('/runbooks/web/higherrorrate/'), undefined));

  test('where two names differ in case alone', () => {
    assert.equal(certain('/alerts/shop/cachedown/'), undefined);
    assert.equal(certain('/runbooks/redis/CacheDOWN'), undefined);
  });

  test('where a page of another kind ends like the name', () => {
    assert.equal(certain('/x/respond.md'), undefined);
  });

  test('where only a slug is the same, or a name nearly', () => {
    for (const asked of [
      '/docs/runbooks/api-down/',
      '/alerts/shop/WokerLag/',
      '/runbooks/worker-lag/',
      '/rb-02',
    ])
      assert.equal(certain(asked), undefined, asked);
  });

  test('where the page itself is missing: it would be missed again and again', () => {
    assert.equal(certain('/alerts/shop/WorkerLag/'), undefined);
  });

  test('where nothing is said, or nothing of sense', () => {
    for (const asked of ['/', '/index.html', '/xyzzy/', '/constructor/', '/__proto__', '/..%2f/', '/alerts/'])
      assert.equal(certain(asked, 'alert-name-'), undefined, asked);
  });
});

describe('A missing address was meant for', () => {
  test('the same one in another case', () => {
    assert.equal(meant('/Runbooks/Shop/API-Down/')[0], '/runbooks/shop/api-down/');
    assert.equal(meant('/alerts/shop/workerlag/')[0], '/alerts/shop/WorkerLag/');
  });

  test('the same one with an ending of another site', () => {
    for (const asked of [
      '/runbooks/shop/api-down.md',
      '/runbooks/shop/api-down.html',
      '/runbooks/shop/api-down/index.html',
      '/runbooks/shop/api-down/index.md',
      '/runbooks/shop/api-down/index',
      '/runbooks/shop/api-down',
      '/runbooks/shop/api-down//',
    ])
      assert.deepEqual(meant(asked), ['/runbooks/shop/api-down/'], asked);
  });

  test('a page that has moved with its slug', () => {
    assert.deepEqual(meant('/docs/runbooks/api-down/'), ['/runbooks/shop/api-down/']);
    assert.deepEqual(meant('/wiki/old/api_down.md'), ['/runbooks/shop/api-down/']);
  });

  test('an alert whose name is written in kebab or snake', () => {
    for (const asked of ['/runbooks/worker-lag/', '/WorkerLag', '/x/worker_lag.md', '/alerts/worker.lag/'])
      assert.deepEqual(meant(asked), ['/alerts/shop/WorkerLag/'], asked);
  });

  test('every alert of that name', () => {
    assert.deepEqual(meant('/runbooks/high-error-rate/'), [
      '/alerts/ledger/HighErrorRate/',
      '/alerts/shop/HighErrorRate/',
    ]);
  });

  test('the one a few letters off', () => {
    assert.deepEqual(meant('/alerts/shop/WokerLag/'), ['/alerts/shop/WorkerLag/']);
    assert.deepEqual(meant('/alerts/shop/WorkerLga/'), ['/alerts/shop/WorkerLag/']);
  });

  test('the code that a team calls it by', () => {
    assert.equal(meant('/rb-02')[0], '/runbooks/shop/api-down/');
  });

  test('what the fragment names, when the path says nothing', () => {
    assert.deepEqual(meant('/RUNBOOK.md', 'alert-name-workerlag'), ['/alerts/shop/WorkerLag/']);
    assert.equal(meant('/', 'HighErrorRate').length, 2);
  });

  test('nothing when it is nonsense', () => {
    for (const asked of ['/', '/xyzzy/', '/wp-login.php', '/a/', '/favicon.ico', '/.git/config'])
      assert.deepEqual(meant(asked), [], asked);
  });

  test('six pages at most, the nearest first', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      title: 'x',
      path: `/runbooks/shop/step-${index}/`,
    }));
    const found = findMeant('/step-4/', '', many);
    assert.equal(found.length, 6);
    assert.equal(found[0]?.path, '/runbooks/shop/step-4/');
  });
});
