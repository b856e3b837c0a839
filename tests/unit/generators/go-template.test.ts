import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exactly, expandAnnotation, literalText } from '#generators/go-template.ts';

describe('A Go template', () => {
  test('gives literal text back', () => {
    for (const text of ['{{ $value }}', '{{{', 'a {{ "b" }} c', '}} {{'])
      assert.equal(expandAnnotation(literalText(text), {}), text);
  });

  test('puts labels into a link, escaped, and nothing for those that are not there', () => {
    const link =
      '?a={{$labels.pod|urlquery}}&b={{index $labels "k8s.pod"|urlquery}}&c={{$labels.constructor|urlquery}}';
    assert.equal(
      expandAnnotation(link, { pod: 'x y', 'k8s.pod': '{{"{{"}}' }),
      '?a=x+y&b=%7B%7B%22%7B%7B%22%7D%7D&c=',
    );
  });

  test('matches one text alone', () => {
    const text = 'https://a.b/c+d?e=(f)|[g]{h}^$*\\';
    assert.match(text, new RegExp(`^${exactly(text)}$`));
    assert.doesNotMatch(text.replace('.', 'x'), new RegExp(`^${exactly(text)}$`));
  });
});
