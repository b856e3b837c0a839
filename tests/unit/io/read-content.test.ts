import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readContent } from '#io/read-content.ts';
import { catalogWith, makeContent, replacing, saidOf, temporaryFolder } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';

describe('Reading content/', () => {
  test('gives a catalog and no findings when all is right', () => {
    const { catalog, findings } = readContent(makeContent());
    assert.deepEqual(findings, []);
    assert.deepEqual(
      [
        catalog.services,
        catalog.runbooks,
        catalog.alerts,
        catalog.guides,
        catalog.drills,
        catalog.reviews,
      ].map(({ length }) => length),
      [2, 3, 3, 2, 2, 2],
    );
    assert.equal(catalog.site.name, 'Small desk');
  });

  test('gives the lines of front matter as the file counts them', () => {
    const runbook = catalogWith().runbooks.find(({ id }) => id === 'shop/api-down');
    assert.deepEqual(
      ['title', 'severity', 'logs.0', 'parameters.0.example'].map((key) => runbook?.source.lines[key]),
      [2, 6, 9, 17],
    );
    assert.deepEqual(
      runbook?.outline.phases.map(({ line }) => line),
      [25, 29, 51, 86],
    );
  });

  test('leaves a broken file out and reads the rest', () => {
    const { catalog, findings } = readContent(
      makeContent({ [RUNBOOK]: replacing('kind: alert', 'kind: alarm') }),
    );
    assert.deepEqual(
      catalog.runbooks.map(({ id }) => id),
      ['ledger/bookings-fail', 'shop/slow-pages'],
    );
    assert.deepEqual(
      findings.map(({ file, line }) => [file, line]),
      [[RUNBOOK, 4]],
    );
  });

  test('says of a broken page both what its front matter and what its text lack', () => {
    const lines = saidOf({
      [RUNBOOK]: (text) =>
        replacing('</Caution>', '</Cuation>')(replacing('kind: alert', 'kind: alarm')(text)),
    });
    assert.deepEqual(
      lines.map((line) => line.slice(0, 60)),
      [
        'content/runbooks/shop/api-down.mdx:33 Broken MDX: Unexpected',
        'content/runbooks/shop/api-down.mdx:4 `kind`: expected one of',
      ],
    );
  });

  test('reads no page whose text is broken', () => {
    const { catalog, findings } = readContent(makeContent({ [RUNBOOK]: replacing('</Caution>', '') }));
    assert.equal(findings.length, 1);
    assert.equal(catalog.runbooks.length, 2);
  });
});

describe('A file that no kind of content reads', () => {
  test('is found, with the place to put it', () => {
    const text = '---\ntitle: A\n---\n';
    assert.deepEqual(saidOf({ 'content/runbooks/api-down.mdx': text }), [
      'content/runbooks/api-down.mdx:1 No kind of content reads this file. Move it to fit content/runbooks/*/*.mdx, or remove it.',
    ]);
    assert.deepEqual(saidOf({ 'content/runbooks/shop/deep/api.mdx': text }), [
      'content/runbooks/shop/deep/api.mdx:1 No kind of content reads this file. Move it to fit content/runbooks/*/*.mdx, or remove it.',
    ]);
    for (const file of [
      'content/runbooks/shop/api.md',
      'content/services/shop.yml',
      'content/drills/2026/x.yaml',
    ])
      assert.equal(saidOf({ [file]: 'a: 1\n' }).length, 1, file);
  });
});

describe('A file whose name is no id', () => {
  test('is found', () => {
    const { body } = catalogWith().runbooks.find(({ id }) => id === 'ledger/bookings-fail') ?? { body: '' };
    const matter =
      '---\ntitle: A\nkind: alert\nsummary: B\nseverity: critical\nsymptoms: [c]\ncomponents: [api]\nreviewedOn: 2026-11-01\n---\n';
    for (const name of ['Api-Down', 'api_down', 'api--down', 'api down']) {
      assert.deepEqual(saidOf({ [`content/runbooks/ledger/${name}.mdx`]: matter + body }), [
        `content/runbooks/ledger/${name}.mdx:1 The file's name is its id, and \`${name}.mdx\` is none. Use lower-case words joined by single hyphens.`,
      ]);
    }
  });
});

describe('A page without front matter', () => {
  test('is found', () => {
    const mend = 'No front matter. Start the file with `---`, its keys, and `---`.';
    assert.deepEqual(saidOf({ 'content/guides/new.mdx': '## A {#a}\n' }), [
      `content/guides/new.mdx:1 ${mend}`,
    ]);
    assert.deepEqual(saidOf({ 'content/guides/new.mdx': '' }), [`content/guides/new.mdx:1 ${mend}`]);
  });

  test('is found when its end is missing', () => {
    assert.deepEqual(saidOf({ 'content/guides/new.mdx': '---\ntitle: A\n\n## A {#a}\n' }), [
      'content/guides/new.mdx:1 No front matter. Start the file with `---`, its keys, and `---`.',
    ]);
  });

  test('that is empty lacks every key', () => {
    assert.deepEqual(
      saidOf({ 'content/guides/new.mdx': '---\n---\n\n## A {#a}\n' }).map((line) =>
        line.replace(/^.* (?=Add )/, ''),
      ),
      ['Add `title`.', 'Add `summary`.', 'Add `reader`.', 'Add `order`.'],
    );
  });
});

test('A folder without content/ is told so, not shown a stack of the program', () => {
  assert.throws(() => readContent(temporaryFolder()), {
    name: 'FindingsError',
    message:
      /^content\/site\.yaml:1 There is no such file\. Run the command in the folder that holds `content\/`/,
  });
});
