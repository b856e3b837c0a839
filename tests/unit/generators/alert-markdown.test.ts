import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Alert } from '#core/catalog.ts';
import { generateAlertMarkdown } from '#generators/alert-markdown.ts';
import { catalogWith } from '#tests/content.ts';

const catalog = catalogWith();
const twin = (service: string, name: string) =>
  generateAlertMarkdown(
    catalog,
    catalog.alerts.find((alert) => alert.service === service && alert.name === name) as Alert,
  );

describe('The index.md of an alert', () => {
  test('says what it means, where it leads and what to do first', () => {
    assert.equal(
      twin('shop', 'ShopApiDown'),
      `# ShopApiDown

The API answers no request. Nobody can buy.

- Page: https://team.example/x/alerts/shop/ShopApiDown/
- Service: shop
- Severity: SEV1
- Runbook: https://team.example/x/runbooks/shop/api-down/#do-now
- runbook_url: https://team.example/x/runbooks/shop/api-down/?alertname=ShopApiDown&namespace={{$labels.namespace|urlquery}}#do-now
- For: 2m

\`\`\`promql
sum by (namespace) (up{job="shop"}) == 0
\`\`\`

## First actions

1. List the pods of the API (https://team.example/x/runbooks/shop/api-down/#list-pods)
`,
    );
  });

  test('leaves out a duration that it does not have', () => {
    assert.doesNotMatch(twin('ledger', 'HighErrorRate'), /- For:/);
  });
});
