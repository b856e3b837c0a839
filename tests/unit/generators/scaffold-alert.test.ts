import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AlertRequest, scaffoldAlert } from '#generators/scaffold-alert.ts';
import { catalogWith } from '#tests/content.ts';

const catalog = catalogWith();
const WHOLE: AlertRequest = {
  service: 'shop',
  name: 'CartEmpty',
  runbook: 'api-down',
  severity: 'SEV2',
  expr: 'up == 0',
  labels: [],
  parameters: [],
};
const said = (request: Partial<AlertRequest>) => {
  const outcome = scaffoldAlert(catalog, { ...WHOLE, ...request });
  return 'problems' in outcome ? outcome.problems : [];
};

describe('The request for an alert', () => {
  test('that is right has no problem', () => {
    assert.deepEqual(said({}), []);
    assert.deepEqual(said({ runbook: 'shop/slow-pages', for: '90s', parameters: [], labels: ['a=b=c'] }), []);
  });

  test('hears all that is missing at once', () => {
    assert.deepEqual(scaffoldAlert(catalog, { service: 'shop', labels: [], parameters: [] }), {
      problems: [
        'The alert is missing.',
        '--runbook is missing. Write one of ledger/bookings-fail, shop/api-down, shop/slow-pages.',
        '--severity is missing. Write one of SEV1, SEV2.',
        '--expr is missing.',
      ],
    });
  });

  test('is refused with the mend', () => {
    const cases: [request: Partial<AlertRequest>, problem: RegExp][] = [
      [{ service: 'shopp' }, /^The service "shopp".*Did you mean `shop`/],
      [{ name: 'Cart-Empty' }, /an alert name: letters, digits and underscores/],
      [{ name: 'ShopApiDown' }, /^shop has the alert ShopApiDown already: choose another name\.$/],
      [{ name: 'ApiGone' }, /^shop has the alert ApiGone already, as a former name of ShopApiDown/],
      [{ runbook: 'api-dwn' }, /^--runbook "shop\/api-dwn".*Did you mean `shop\/api-down`/],
      [{ severity: 'critical' }, /^--severity "critical": no such severity of shop/],
      [{ anchor: 'do-nov' }, /^--anchor "do-nov".*Did you mean `do-now`/],
      [{ anchor: '../x' }, /^--anchor/],
      [{ for: '5 minutes' }, /^--for "5 minutes": write a duration such as 5m\.$/],
      [{ parameters: ['pod=pod'] }, /^--parameter "pod": no such parameter of shop\/api-down/],
      [{ parameters: ['namespace'] }, /^--parameter "namespace": write parameter=label\.$/],
      [{ labels: ['a=1', 'a=2'] }, /^--label a is given twice\.$/],
      [{ labels: ['=x'] }, /write name=value/],
      [{ summary: '' }, /^--summary "": write one line of text\.$/],
      [{ expr: ' ' }, /^--expr " ": write text\.$/],
    ];
    for (const [request, problem] of cases)
      assert.match(said(request)[0] ?? '', problem, JSON.stringify(request));
  });
});
