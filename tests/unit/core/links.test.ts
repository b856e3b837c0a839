import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  absoluteUrl,
  alertPath,
  baseWithSlash,
  guidePath,
  placePath,
  runbookPath,
  servicePath,
  urlOf,
} from '#core/links.ts';

describe('An address', () => {
  test('of every kind of page ends with a slash', () => {
    assert.deepEqual(
      [
        runbookPath('shop/api-down'),
        alertPath('shop', 'ShopApiDown'),
        servicePath('shop'),
        guidePath('respond'),
      ],
      ['/runbooks/shop/api-down/', '/alerts/shop/ShopApiDown/', '/services/shop/', '/guides/respond/'],
    );
  });

  test('of a place has its anchor behind the slash', () => {
    assert.equal(
      placePath({ runbook: 'shop/api-down', anchor: 'do-now' }),
      '/runbooks/shop/api-down/#do-now',
    );
  });

  test('has the base in front, whether the base is the root or a folder', () => {
    const bases = ['/', '/x', '/x/y', '/x/'];
    assert.deepEqual(bases.map(baseWithSlash), ['/', '/x/', '/x/y/', '/x/']);
    assert.deepEqual(
      bases.map((base) => urlOf(base, '/alerts/')),
      ['/alerts/', '/x/alerts/', '/x/y/alerts/', '/x/alerts/'],
    );
    assert.deepEqual(
      bases.map((base) => urlOf(base, '/')),
      ['/', '/x/', '/x/y/', '/x/'],
    );
  });

  test('for what leaves the site is absolute', () => {
    const site = { url: 'https://team.example', base: '/x' };
    assert.equal(absoluteUrl(site, '/'), 'https://team.example/x/');
    assert.equal(absoluteUrl(site, '/alerts/#a'), 'https://team.example/x/alerts/#a');
    assert.equal(absoluteUrl({ ...site, base: '/' }, '/alerts/'), 'https://team.example/alerts/');
  });
});
