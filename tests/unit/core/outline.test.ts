import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anchorsOf, blocksOf, type Outline } from '#core/outline.ts';
import { parsePage } from '#io/page.ts';

function outlineOf(lines: string[]): Outline {
  const { outline, findings } = parsePage(lines.join('\n'), 'page.mdx');
  assert.deepEqual(findings, []);
  assert.notEqual(outline, undefined);
  return outline as Outline;
}

const page = outlineOf([
  /*  1 */ '---',
  /*  2 */ 'title: Page',
  /*  3 */ '---',
  /*  4 */ '',
  /*  5 */ '## Quick *actions* {#do-now}',
  /*  6 */ '',
  /*  7 */ '<Step id="list" do="List the pods">',
  /*  8 */ '',
  /*  9 */ '```bash title="Pods" danger="none"',
  /* 10 */ 'kubectl get pods',
  /* 11 */ '',
  /* 12 */ 'echo "a < b && {c}"',
  /* 13 */ '```',
  /* 14 */ '',
  /* 15 */ '<Expect>All `Running`, see [errors](#errors).</Expect>',
  /* 16 */ '<IfNot goto="#errors">One is **not**.</IfNot>',
  /* 17 */ '<IfNot>None at all.</IfNot>',
  /* 18 */ '</Step>',
  /* 19 */ '',
  /* 20 */ '### Errors {#errors}',
  /* 21 */ '',
  /* 22 */ '<Step do="Look">',
  /* 23 */ '</Step>',
  /* 24 */ '',
  /* 25 */ '- item',
  /* 26 */ '',
  /* 27 */ '  ~~~text output',
  /* 28 */ '  done',
  /* 29 */ '  ~~~',
  /* 30 */ '',
  /* 31 */ '## Help',
  /* 32 */ '',
  /* 33 */ '![plan](/plan.png) and <Note>see [by name][guide]</Note>',
  /* 34 */ '',
  /* 35 */ '[guide]: /guides/respond/',
]);

describe('The outline of a page', () => {
  test('has the phases with id, title and line', () => {
    assert.deepEqual(
      page.phases.map(({ id, title, line }) => ({ id, title, line })),
      [
        { id: 'do-now', title: 'Quick actions', line: 5 },
        { id: undefined, title: 'Help', line: 31 },
      ],
    );
  });

  test('has every heading, with or without an id', () => {
    assert.deepEqual(page.headings, [
      { depth: 2, id: 'do-now', title: 'Quick actions', line: 5 },
      { depth: 3, id: 'errors', title: 'Errors', line: 20 },
      { depth: 2, id: undefined, title: 'Help', line: 31 },
    ]);
  });

  test('has each step with its Do, Expect, If not and blocks', () => {
    assert.deepEqual(page.phases[0]?.steps, [
      {
        id: 'list',
        title: 'List the pods',
        line: 7,
        blocks: [
          {
            language: 'bash',
            title: 'Pods',
            danger: 'none',
            output: false,
            unknown: [],
            code: 'kubectl get pods\n\necho "a < b && {c}"',
            line: 9,
          },
        ],
        expect: 'All Running, see errors.',
        expectLine: 15,
        ifNot: [
          { text: 'One is not.', goto: '#errors', line: 16 },
          { text: 'None at all.', goto: undefined, line: 17 },
        ],
      },
      {
        id: undefined,
        title: 'Look',
        line: 22,
        blocks: [],
        expect: undefined,
        expectLine: undefined,
        ifNot: [],
      },
    ]);
  });

  test('has blocks outside of steps, in lists too', () => {
    assert.deepEqual(page.phases[0]?.blocks, [
      { language: 'text', output: true, unknown: [], code: 'done', line: 27 },
    ]);
    assert.deepEqual(
      blocksOf(page).map(({ line }) => line),
      [27, 9],
    );
  });

  test('has links and images with their lines, links by name too', () => {
    assert.deepEqual(page.links, [
      { url: '#errors', line: 15 },
      { url: '/plan.png', line: 33 },
      { url: '/guides/respond/', line: 35 },
    ]);
  });

  test('has the elements that are used', () => {
    assert.deepEqual(
      page.elements.map(({ name, line }) => `${name}:${line}`),
      ['Step:7', 'Expect:15', 'IfNot:16', 'IfNot:17', 'Step:22', 'Note:33'],
    );
  });

  test('has the anchors in reading order', () => {
    assert.deepEqual(anchorsOf(page), ['do-now', 'list', 'errors']);
  });

  test('has no stray text or code when there is none', () => {
    assert.deepEqual([page.stray, page.scripts], [[], []]);
  });

  test('has what stands before the first phase', () => {
    const { stray, phases } = outlineOf([
      'Hello there.',
      '',
      '### Early {#early}',
      '',
      '## A {#a}',
      '',
      'text',
    ]);
    assert.deepEqual(stray, [
      { text: 'Hello there.', line: 1 },
      { text: 'Early', line: 3 },
    ]);
    assert.equal(phases.length, 1);
  });

  test('has every piece of code', () => {
    const { scripts } = outlineOf([
      /* 1 */ "import x from 'y'",
      /* 2 */ '',
      /* 3 */ '## A {#a}',
      /* 4 */ '',
      /* 5 */ 'text {x} and <Note a={y()} {...z}>b</Note>',
      /* 6 */ '',
      /* 7 */ '{1 + 1}',
      /* 8 */ '',
      /* 9 */ 'export const a = 1',
    ]);
    assert.deepEqual(scripts, [
      { code: "import x from 'y'", line: 1 },
      { code: 'x', line: 5 },
      { code: 'y()', line: 5 },
      { code: '...z', line: 5 },
      { code: '1 + 1', line: 7 },
      { code: 'export const a = 1', line: 9 },
    ]);
  });

  test('takes code in a fence for text', () => {
    const { scripts, elements, headings } = outlineOf(['## A {#a}', '', '```text', '# b {x} <Step>', '```']);
    assert.deepEqual([scripts, elements, headings.length], [[], [], 1]);
  });

  test('keeps quotes and dashes as they are written', () => {
    const [phase] = outlineOf(['## "A" -- it\'s... {#a}']).phases;
    assert.equal(phase?.title, '"A" -- it\'s...');
  });

  test('of an empty page is empty', () => {
    for (const [part, entries] of Object.entries(outlineOf(['']))) assert.deepEqual(entries, [], part);
  });
});
