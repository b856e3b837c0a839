import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { titlesHoldNoPlaceholder as check } from '#checks/titles-hold-no-placeholder.ts';
import { fence, parameter, problemsOf } from '#tests/small-catalog.ts';

describe('A title says the same in contents and in search', () => {
  test('without values', () => {
    assert.deepEqual(
      problemsOf(check, { body: fence('kubectl get pod {{pod}}', 'bash title="See the pod"') }),
      [],
    );
  });

  test('in headings, steps and fences', () => {
    const cases = [
      '### About {{pod}} {#about}',
      '<Step id="a" do="Restart {{pod}}">\n</Step>',
      fence('date', 'bash title="For {{ pod }}"'),
      fence('date', 'bash danger="deletes {{pod}}"'),
      fence('date', 'bash variant="{{pod}}"'),
    ];
    for (const body of cases) {
      const found = problemsOf(check, { body: body.replace('### About {{pod}}', '### About `{{pod}}`') });
      assert.equal(found.length, 1, body);
      assert.match(found[0]?.[1] ?? '', /\{\{ ?pod ?\}\}/);
    }
  });

  test('in front matter', () => {
    for (const key of ['title', 'summary'])
      assert.equal(problemsOf(check, { matter: { [key]: 'Of {{pod}}' } }).length, 1, key);
    for (const key of ['symptoms', 'keywords', 'prerequisites'])
      assert.deepEqual(problemsOf(check, { matter: { [key]: ['a', 'Of {{pod}}'] } }), [
        ['`{{pod}}` in "Of {{pod}}": nothing fills it there.', '- Of {{pod}}'],
      ]);
    for (const key of ['label', 'description'])
      assert.equal(
        problemsOf(check, { parameters: [parameter('pod', 'job', { [key]: 'Of {{pod}}' })] }).length,
        1,
        key,
      );
  });
});
