import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertAnchors } from '#core/alert-anchors.ts';

const alert = (service: string, name: string) => ({ name, path: `/alerts/${service}/${name}/` });

test('An alert has its lower-case name as ids, alone and behind `alert-name-`', () => {
  assert.deepEqual(alertAnchors([alert('shop', 'ApiDown')], []).get('/alerts/shop/ApiDown/'), {
    long: 'alert-name-apidown',
    short: 'apidown',
  });
});

test('No id stands twice: of one name the first alert has it, and what the page has stays', () => {
  const alerts = [alert('shop', 'ApiDown'), alert('ledger', 'APIDown'), alert('shop', 'Content')];
  const anchors = [...alertAnchors(alerts, ['content']).values()];
  assert.deepEqual(anchors, [
    { long: 'alert-name-apidown', short: 'apidown' },
    { long: undefined, short: undefined },
    { long: 'alert-name-content', short: undefined },
  ]);
});
