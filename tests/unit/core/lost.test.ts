import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findMeant } from '#core/lost.ts';

const pages = [
  { title: 'Alert HighErrorRate', path: '/alerts/shop/HighErrorRate/' },
  { title: 'Alert HighErrorRate', path: '/alerts/ledger/HighErrorRate/' },
  { title: 'Alert WorkerLag', path: '/alerts/shop/WorkerLag/' },
  { title: 'API down', path: '/runbooks/shop/api-down/', names: ['RB-02'] },
  { title: 'Cache issues', path: '/runbooks/shop/rb-03-cache-issues/', names: ['RB-03'] },
  { title: 'Respond', path: '/guides/respond/' },
];
const meant = (asked: string, fragment = '') => findMeant(asked, fragment, pages).map(({ path }) => path);

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
    assert.deepEqual(meant('/', 'HighErrorRate').length, 2);
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
