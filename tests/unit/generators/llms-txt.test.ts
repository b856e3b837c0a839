import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateLlmsTxt } from '#generators/llms-txt.ts';
import { catalogWith } from '#tests/content.ts';

test('llms.txt is the site in one page, every link absolute and to a twin', () => {
  assert.equal(
    generateLlmsTxt(catalogWith()),
    `# Small desk

> Two services, three runbooks.

Machine-readable: [catalog.json](https://team.example/x/catalog.json), [anchors.json](https://team.example/x/anchors.json).

## Ledger

Books what was sold.

### Runbooks

- [Bookings fail](https://team.example/x/runbooks/ledger/bookings-fail/index.md): Bookings are refused.

### Alerts

- [HighErrorRate](https://team.example/x/alerts/ledger/HighErrorRate/index.md): Bookings fail.

## Web shop

Sells to customers.

### Runbooks

- [RB-2 API down](https://team.example/x/runbooks/shop/api-down/index.md): No request is answered.
- [RB-10 Slow pages](https://team.example/x/runbooks/shop/slow-pages/index.md): Pages take seconds.

### Alerts

- [ShopApiDown](https://team.example/x/alerts/shop/ShopApiDown/index.md): The API answers no request.
- [HighErrorRate](https://team.example/x/alerts/shop/HighErrorRate/index.md): More than 2 % of requests fail.

## Guides

- [Respond](https://team.example/x/guides/respond/index.md): What to do when the pager rings.
- [Write](https://team.example/x/guides/write/index.md): How a runbook is written.
`,
  );
});
