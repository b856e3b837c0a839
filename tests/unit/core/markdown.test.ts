import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  attribute,
  codeInAttributes,
  idOfHeading,
  lineOfNode,
  type MarkdownNode,
  textOf,
  walk,
} from '#core/markdown.ts';

const text = (value: string): MarkdownNode => ({ type: 'text', value });

describe('A node of a page', () => {
  test('says the words a reader sees, code included', () => {
    const paragraph: MarkdownNode = {
      type: 'paragraph',
      children: [
        text('Run '),
        { type: 'inlineCode', value: 'ls' },
        { type: 'emphasis', children: [text(' now')] },
      ],
    };
    assert.equal(textOf(paragraph), 'Run ls now');
    assert.equal(textOf({ type: 'root', children: [paragraph, paragraph] }), 'Run ls now\nRun ls now');
    assert.equal(textOf({ type: 'thematicBreak' }), '');
  });

  test('has the line that its file says', () => {
    assert.equal(lineOfNode({ type: 'text', position: { start: { line: 7 }, end: { line: 9 } } }), 7);
    assert.equal(lineOfNode({ type: 'text' }), 1);
  });

  test('has the id that its author wrote', () => {
    assert.equal(idOfHeading({ type: 'heading', data: { hProperties: { id: 'a' } } }), 'a');
    assert.equal(idOfHeading({ type: 'heading', data: { hProperties: { id: 3 } } }), undefined);
    assert.equal(idOfHeading({ type: 'heading' }), undefined);
  });

  test('has attributes that are text, and others that are code', () => {
    const node: MarkdownNode = {
      type: 'mdxJsxFlowElement',
      name: 'Step',
      attributes: [
        { type: 'mdxJsxAttribute', name: 'id', value: 'a' },
        { type: 'mdxJsxAttribute', name: 'open', value: null },
        {
          type: 'mdxJsxAttribute',
          name: 'do',
          value: { type: 'mdxJsxAttributeValueExpression', value: 'x()' },
        },
        { type: 'mdxJsxExpressionAttribute', value: '...more' },
      ],
    };
    assert.deepEqual(
      ['id', 'open', 'do', 'more'].map((name) => attribute(node, name)),
      ['a', undefined, undefined, undefined],
    );
    assert.deepEqual(codeInAttributes(node), ['x()', '...more']);
    assert.deepEqual(codeInAttributes(text('a')), []);
  });

  test('is walked before what it holds', () => {
    const tree: MarkdownNode = {
      type: 'a',
      children: [{ type: 'b', children: [{ type: 'c' }] }, { type: 'd' }],
    };
    assert.deepEqual(
      [...walk(tree)].map(({ type }) => type),
      ['a', 'b', 'c', 'd'],
    );
  });
});
