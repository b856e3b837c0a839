import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getRunbook } from '#core/catalog.ts';
import { blocksOf } from '#core/outline.ts';
import { generateGuideMarkdown, generateRunbookMarkdown } from '#generators/runbook-markdown.ts';
import { readContent } from '#io/read-content.ts';
import { catalogWith } from '#tests/content.ts';

const catalog = catalogWith();
const RE_ELEMENT = /<\/?(?:Step|Expect|IfNot|Caution|Note)\b/;

/** Text outside of blocks and of code in a line. */
const prose = (markdown: string) =>
  markdown.replace(/^ *(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\1`*$/gm, '').replace(/(`+)[\s\S]*?\1/g, '');

describe('The index.md of a runbook', () => {
  const markdown = generateRunbookMarkdown(catalog, getRunbook(catalog, 'shop/api-down'));

  test('has what a reader needs on top', () => {
    assert.equal(
      markdown.slice(0, markdown.indexOf('## What you see')),
      `# RB-2 API down

No request is answered.

- Page: https://team.example/x/runbooks/shop/api-down/
- Service: Web shop
- Severity: SEV1
- Alerts: ShopApiDown, HighErrorRate
- Reviewed on: 2026-11-01
- Parameter {{namespace}}: Namespace (kubernetes-label), such as prod

## When to escalate

- After 0 min: Shop on call. Open the runbook.
- After 30 min: Shop lead. Take command.
- After 1 h: Shop team, when the host is at fault. Repair the host.

`,
    );
  });

  test('has its steps as plain Markdown', () => {
    assert.equal(
      markdown.slice(markdown.indexOf('## Quick actions'), markdown.indexOf('## Find the cause')),
      `## Quick actions {#do-now}

### List the pods of the API {#list-pods}

**Caution:** Do not delete pods yet.

\`\`\`bash title="Pods of the API"
kubectl get pods --namespace {{namespace}} --selector app=shop

echo done
\`\`\`

\`\`\`text output
shop-7f9c   1/1   Running
\`\`\`

**Expect:** All pods \`Running\`, see [the errors](#read-errors).

**If not:** A pod is \`CrashLoopBackOff\`. Go on at #read-errors.

**If not:** Pods run, pages are slow. Go on at https://team.example/x/runbooks/shop/slow-pages/#do-now.

`,
    );
  });

  test('leaves out stages of other severities and says when no alert opens it', () => {
    const slow = generateRunbookMarkdown(catalog, getRunbook(catalog, 'shop/slow-pages'));
    assert.doesNotMatch(slow, /Shop lead\. Take command/);
    assert.match(slow, /^- Alerts: none$/m);
  });
});

describe('Every page of the library, as index.md', () => {
  const { catalog: library } = readContent();
  const twins = [
    ...library.runbooks.map((page) => ({ page, markdown: generateRunbookMarkdown(library, page) })),
    ...library.guides.map((page) => ({ page, markdown: generateGuideMarkdown(library, page) })),
  ];

  test('holds no element of MDX', () => {
    assert.notEqual(twins.length, 0);
    for (const { page, markdown } of twins)
      assert.equal(RE_ELEMENT.exec(prose(markdown))?.[0], undefined, page.source.file);
  });

  test('holds every block to the letter', () => {
    for (const { page, markdown } of twins) {
      for (const { code, line } of blocksOf(page.outline)) {
        // In a list a block is indented in its file.
        const found =
          markdown.includes(code) || markdown.replace(/^ +/gm, '').includes(code.replace(/^ +/gm, ''));
        assert.equal(found, true, `${page.source.file}:${line}`);
      }
    }
  });

  test('holds every anchor', () => {
    for (const { page, markdown } of twins)
      for (const { id } of page.outline.headings)
        assert.equal(markdown.includes(`{#${id}}`), true, `${page.path} ${id}`);
  });
});
