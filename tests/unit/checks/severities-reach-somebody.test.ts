import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { severitiesReachSomebody as check } from '#checks/severities-reach-somebody.ts';
import { type Changes, lineOfText, problemsWith } from '#tests/content.ts';

const MATRIX = 'content/severities/shop.yaml';
const POLICY = 'content/escalations/shop.yaml';

const withStages = (...stages: string[]): Changes => ({
  [POLICY]: (text) =>
    text.replace(
      /stages:\n(?: .*\n)+/,
      `stages:\n${stages.map((stage) => `  - { afterMinutes: 0, action: Help., ${stage} }\n`).join('')}`,
    ),
});
const messages = (changes: Changes) => problemsWith(check, changes).map(({ message }) => message);

describe('Whatever happens, somebody is called', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('so a severity without a stage is found, at its row', () => {
    const [problem, ...more] = problemsWith(check, withStages('contact: shop-lead, severities: [SEV1]'));
    assert.deepEqual(
      [problem, more],
      [
        {
          file: MATRIX,
          line: lineOfText(MATRIX, 'SEV2'),
          message: 'No stage calls anybody for `SEV2` without a condition.',
          mend: `Let a stage in ${POLICY} hold for \`SEV2\`, with a contact that has such a channel.`,
        },
        [],
      ],
    );
  });

  test('so a stage with a condition does not count', () => {
    assert.equal(messages(withStages('contact: shop-lead, condition: it is late')).length, 2);
  });

  test('so a contact that is only a page on the web does not count', () => {
    const changes: Changes = {
      [POLICY]: (text) => text.replaceAll(/kind: (?:pager|chat|phone|email)/g, 'kind: web'),
    };
    assert.equal(messages(changes)[0], 'Nobody who is called for `SEV1` has a pager, chat, e-mail or phone.');
  });

  test('a missing matrix, policy or contact is said elsewhere', () => {
    assert.deepEqual(messages({ [MATRIX]: null }), []);
    assert.deepEqual(messages({ [POLICY]: null }), []);
    assert.deepEqual(messages(withStages('contact: nobody')), []);
  });
});
