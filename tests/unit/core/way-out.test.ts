import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wayOut } from '#core/way-out.ts';
import { catalogWith } from '#tests/content.ts';

const catalog = catalogWith();
const from = (goto: string) => wayOut(catalog, 'shop/api-down', goto);

describe('Where an "If not" leads', () => {
  test('on the same page is named by the step or heading', () => {
    assert.deepEqual(from('#read-errors'), { href: '#read-errors', title: 'Read the last errors' });
    assert.deepEqual(from('#escalation'), { href: '#escalation', title: 'Get help' });
    assert.deepEqual(from('#errors'), { href: '#errors', title: 'Errors' });
  });

  test('on another page is named by the page and the place, with the base in front', () => {
    assert.deepEqual(from('/runbooks/shop/slow-pages/#tell'), {
      href: '/x/runbooks/shop/slow-pages/#tell',
      title: 'Slow pages: Tell the shop lead',
    });
    assert.deepEqual(from('/runbooks/shop/slow-pages/'), {
      href: '/x/runbooks/shop/slow-pages/',
      title: 'Slow pages',
    });
    assert.deepEqual(from('/guides/respond/#later'), {
      href: '/x/guides/respond/#later',
      title: 'Respond: Later',
    });
  });

  test('that nothing names is called by its address', () => {
    assert.deepEqual(from('#nowhere'), { href: '#nowhere', title: '#nowhere' });
    assert.deepEqual(from('/alerts/'), { href: '/x/alerts/', title: '/alerts/' });
  });

  test('may leave the site', () => {
    assert.equal(from('https://status.example/x#now').href, 'https://status.example/x#now');
  });
});
