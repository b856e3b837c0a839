import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type RunbookRequest, scaffoldRunbook } from '#generators/scaffold-runbook.ts';
import { catalogWith } from '#tests/content.ts';

const catalog = catalogWith();
const asked = (request: Partial<RunbookRequest>) =>
  scaffoldRunbook(catalog, { alerts: [], components: [], ...request }, '2026-11-20');
const WHOLE = { id: 'shop/x', title: 'X', severity: 'SEV1', components: ['api'] };

/** What is said of a request that differs from a good one. */
const said = (request: Partial<RunbookRequest>) => {
  const outcome = asked({ ...WHOLE, ...request });
  return 'problems' in outcome ? outcome.problems : [];
};

describe('The request for a runbook', () => {
  test('that is right has no problem', () => assert.deepEqual(said({}), []));

  test('hears all that is wrong at once, each with the mend', () => {
    assert.deepEqual(asked({}), { problems: ['The runbook is missing.', '--title is missing.'] });
    assert.deepEqual(said({ severity: 'SEV9', components: [], code: 'rb-2', kind: 'page' }), [
      '--code "rb-2" is that of shop/api-down: choose another.',
      '--kind "page": no such kind. Write one of alert, operational, procedure.',
      '--severity "SEV9": no such severity of shop. Did you mean `SEV1`? Write one of SEV1, SEV2.',
      '--component is missing. Write one of api, database.',
    ]);
  });

  test('for no service, or with a slug that is none or taken', () => {
    const cases: [id: string, problem: RegExp][] = [
      ['shopp/x', /^The service "shopp": no such service\. Did you mean `shop`\?/],
      ['shop/Bad Slug', /write a runbook id: <service>\/<slug>\.$/],
      ['../../../etc/x', /write a runbook id/],
      ['shop/..', /write a runbook id/],
      ['shop', /write a runbook id/],
      ['shop/api-down', /^There is a runbook shop\/api-down: choose another slug\.$/],
      ['shop/shopapidown', /^\/runbooks\/shop\/shopapidown\/ opens \/alerts\/shop\/ShopApiDown\/ already/],
      ['old-shop/x', /no such service/],
    ];
    for (const [id, problem] of cases) assert.match(said({ id })[0] ?? '', problem, id);
  });

  test('with a title that is none, taken, too long, or holds a placeholder', () => {
    const cases: [title: string, problem: RegExp][] = [
      ['', /^--title "": write one line of text\.$/],
      ['a\nb', /write one line of text/],
      ['API down!', /^--title: shop\/api-down is called "API down" too/],
      ['x'.repeat(61), /^--title has 61 characters: say it in 60 or fewer\.$/],
      ['of {{pod}}', /a title takes no placeholder\.$/],
    ];
    for (const [title, problem] of cases) assert.match(said({ title })[0] ?? '', problem, title);
  });

  test('with a component or an alert that is none', () => {
    assert.match(
      said({ components: ['apy'] })[0] ?? '',
      /^--component "apy": no such component of shop\. Did you mean `api`/,
    );
    assert.match(
      said({ alerts: ['ShopApiDwn'] })[0] ?? '',
      /^--alert "ShopApiDwn": no such alert of shop\. Did you mean `ShopApiDown`/,
    );
  });

  test('shows what a terminal would act on with its escapes', () => {
    assert.match(said({ severity: '\u001b[31m\u202e' })[0] ?? '', /^--severity "\\u001b\[31m\\u\{202e\}"/);
  });
});
