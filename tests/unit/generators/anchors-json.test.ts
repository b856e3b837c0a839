import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateAnchorsJson } from '#generators/anchors-json.ts';
import { catalogWith } from '#tests/content.ts';

test('anchors.json lists the anchors of every runbook and guide in the order of the page', () => {
  assert.deepEqual(generateAnchorsJson(catalogWith()), {
    version: 1,
    anchors: {
      '/runbooks/ledger/bookings-fail/': ['do-now', 'stop-sales', 'escalation'],
      '/runbooks/shop/api-down/': [
        'symptoms',
        'do-now',
        'list-pods',
        'diagnosis',
        'errors',
        'read-errors',
        'drop-cache',
        'escalation',
      ],
      '/runbooks/shop/slow-pages/': ['do-now', 'tell', 'diagnosis', 'escalation'],
      '/guides/respond/': ['first-minute', 'later'],
      '/guides/write/': ['a-step'],
    },
  });
});
