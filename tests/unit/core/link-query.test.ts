import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type LinkQuery, readLinkQuery, writeLinkQuery } from '#core/link-query.ts';
import { checkValue } from '#core/parameters.ts';
import { hostileValues, ruleOf } from '#tests/hostile-values.ts';

const namespace = { name: 'namespace', ...ruleOf['kubernetes-label'] };
const pod = { name: 'pod', ...ruleOf['kubernetes-name'] };
const path = { name: 'path', ...ruleOf.path };
const job = { name: 'job', ...ruleOf.job };
const parameters = [namespace, pod, path, job];

const read = (search: string, hash = '') => readLinkQuery(search, hash, parameters);
const filled = ({ values }: LinkQuery) => Object.fromEntries(values);

const key = fc.constantFrom(
  'pod',
  'namespace',
  'path',
  'job',
  'var-pod',
  'alert',
  'alertname',
  'startsAt',
  'x',
  '__proto__',
);
const value = fc.oneof(
  fc.constantFrom(
    'web-0',
    'prod',
    '/var/lib',
    'All',
    '%',
    '%E0',
    '{{x}}',
    '2026-11-20T03:12:00Z',
    '',
    'a=b',
    '#',
    '?',
  ),
  fc.constantFrom(...hostileValues.map((hostile) => hostile.value)),
  fc.string({ unit: 'binary' }),
);
const search = fc
  .array(fc.tuple(key, value, fc.boolean()), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, text, encode]) => `${name}=${encode ? encoded(text) : text}`).join('&'));

/** As a browser would: half a surrogate pair becomes U+FFFD. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function splitUrl(url: string): [search: string, hash: string] {
  const { search, hash } = new URL(url, 'https://host/');
  return [search, hash];
}

describe('A link fills what it says', () => {
  const cases: Record<
    string,
    [search: string, hash: string, values: Record<string, string>, anchor: string]
  > = {
    'a query': ['?namespace=prod&pod=web-0', '', { namespace: 'prod', pod: 'web-0' }, ''],
    'a query and an anchor': ['?pod=web-0', '#diagnosis', { pod: 'web-0' }, 'diagnosis'],
    'without a question mark': ['pod=web-0', 'diagnosis', { pod: 'web-0' }, 'diagnosis'],
    nothing: ['', '', {}, ''],
    'an anchor alone': ['', '#diagnosis', {}, 'diagnosis'],
    'percent-encoded': ['?path=%2Fvar%2Flib', '', { path: '/var/lib' }, ''],
    'the prefix of Grafana': [
      '?var-namespace=prod&var-pod=web-0',
      '',
      { namespace: 'prod', pod: 'web-0' },
      '',
    ],
    'the same value twice': ['?pod=web-0&pod=web-0', '', { pod: 'web-0' }, ''],
    'the same value with and without prefix': ['?pod=web-0&var-pod=web-0', '', { pod: 'web-0' }, ''],
    'a query behind the fragment': [
      '',
      '#diagnosis?pod=web-0&namespace=prod',
      { namespace: 'prod', pod: 'web-0' },
      'diagnosis',
    ],
    'a query on both sides': [
      '?namespace=prod',
      '#diagnosis?pod=web-0',
      { namespace: 'prod', pod: 'web-0' },
      'diagnosis',
    ],
    'a query behind an empty fragment': ['', '#?pod=web-0', { pod: 'web-0' }, ''],
    'an unknown key': ['?pod=web-0&x=1&__proto__=2&constructor=3', '', { pod: 'web-0' }, ''],
    'a key in another case': ['?POD=web-0', '', {}, ''],
    'a value beside "no value"': ['?pod=&pod=web-0&var-pod=$__all', '', { pod: 'web-0' }, ''],
  };
  for (const [title, [search, hash, values, anchor]] of Object.entries(cases)) {
    test(title, () => {
      const link = read(search, hash);
      assert.deepEqual([filled(link), link.anchor, link.refused], [values, anchor, []]);
    });
  }

  test('in the order of declaration', () => {
    assert.deepEqual([...read('?job=a&pod=b&namespace=c').values.keys()], ['namespace', 'pod', 'job']);
  });
});

describe('A link that says "no value" fills nothing and refuses nothing', () => {
  for (const value of [
    '',
    '%3Cno+value%3E',
    '%3Cno%20value%3E',
    '[no value]',
    '%5Bno+value%5D',
    '$__all',
    'All',
    '{{ $labels.pod }}',
    '%7B%7B%24labels.pod%7Curlquery%7D%7D',
    'web-%24%7Bpod%7D',
    '[[pod]]-0',
    '$%7B__field.labels.pod%7D',
  ]) {
    test(value || 'empty', () => {
      const link = read(`?job=${value}`);
      assert.deepEqual([filled(link), link.refused], [{}, []]);
    });
  }
});

describe('A link is refused aloud', () => {
  const refusals: Record<string, [search: string, refused: LinkQuery['refused']]> = {
    'a plus is a blank': ['?pod=web+0', [{ name: 'pod', value: 'web 0', reason: 'holds a blank' }]],
    'decoded once': ['?pod=web-0%250arm', [{ name: 'pod', value: 'web-0%0arm', reason: 'holds `%`' }]],
    'broken bytes': ['?pod=%E0%A4%A', [{ name: 'pod', value: '\ufffd%A', reason: 'holds `\\u{fffd}`' }]],
    'not normalised': ['?pod=%EF%BC%A1', [{ name: 'pod', value: 'Ａ', reason: 'holds `\\u{ff21}`' }]],
    'different values': [
      '?pod=web-0&var-pod=web-1',
      [{ name: 'pod', value: 'web-0, web-1', reason: 'are different values for one key' }],
    ],
    'the same bad value twice': ['?pod=a;b&pod=a;b', [{ name: 'pod', value: 'a;b', reason: 'holds `;`' }]],
    'one value above 253 characters': [
      `?pod=${'a'.repeat(254)}`,
      [{ name: 'pod', value: 'a'.repeat(254), reason: 'is longer than 253 characters' }],
    ],
  };
  for (const [title, [search, refused]] of Object.entries(refusals)) {
    test(title, () => {
      const link = read(`${search}&namespace=prod`);
      assert.deepEqual([link.refused, filled(link)], [refused, { namespace: 'prod' }]);
    });
  }

  test('the query in the fragment takes the same way', () => {
    const { values, refused, anchor } = read('', '#step-3?pod=$(touch rb-pwned)');
    assert.deepEqual(
      [values.size, anchor, refused[0]?.name, refused[0]?.reason],
      [0, 'step-3', 'pod', 'holds `$`'],
    );
  });

  test('different values on either side of the fragment', () => {
    assert.equal(read('?pod=web-0', '#a?pod=web-1').refused.length, 1);
  });

  const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}=1`).join('&');

  test('16 keys are read, 17 are not', () => {
    assert.deepEqual(filled(read(`?pod=web-0&${keys(15)}`)), { pod: 'web-0' });
    const link = read(`?pod=web-0&${keys(16)}`, '#diagnosis');
    assert.deepEqual([filled(link), link.anchor], [{}, 'diagnosis']);
    assert.deepEqual(
      link.refused.map(({ name, reason }) => [name, reason]),
      [['', 'has more than 16 keys']],
    );
  });

  test('4,096 characters are read, one more is not', () => {
    const query = (length: number) => `pod=web-0&x=${'a'.repeat(length - 'pod=web-0&x='.length)}`;
    assert.deepEqual(filled(read(`?${query(4096)}`)), { pod: 'web-0' });
    for (const link of [read(`?${query(4097)}`), read('?namespace=prod', `#a?${query(4090)}`)]) {
      assert.equal(link.values.size, 0);
      assert.deepEqual(
        link.refused.map(({ name, reason }) => [name, reason]),
        [['', 'is longer than 4096 characters']],
      );
    }
  });
});

describe('A link names its alert', () => {
  test('with name and start', () => {
    for (const key of ['alertname', 'alert', 'var-alertname']) {
      const { alert, values, refused } = read(
        `?${key}=PodCrashLooping&startsAt=2026-11-20T03:12:00.123456789Z`,
      );
      assert.deepEqual(alert, { name: 'PodCrashLooping', startsAt: '2026-11-20T03:12:00.123456789Z' });
      assert.deepEqual([values.size, refused], [0, []]);
    }
    assert.deepEqual(
      read('?startsAt=2026-11-20T03:12:00%2B01:00').alert?.startsAt,
      '2026-11-20T03:12:00+01:00',
    );
    assert.equal(read('?pod=web-0').alert, undefined);
  });

  test('but not with what is no name and no instant', () => {
    const { alert, refused } = read('?alertname=<img>&startsAt=now');
    assert.equal(alert, undefined);
    assert.deepEqual(
      refused.map(({ name, reason }) => [name, reason]),
      [
        ['alertname', 'holds `<`'],
        ['startsAt', 'is no instant such as `2026-11-20T03:12:00Z`'],
      ],
    );
    for (const bad of [
      '2026-13-01T00:00:00Z',
      '2026-11-20',
      '2026-11-20T03:12:00+01:00',
      '1763608320',
      '2026-11-20T03:12:00Z\n',
    ])
      assert.equal(read(`?startsAt=${encodeURI(bad)}`).alert, undefined, bad);
  });

  test('one name, not two', () => {
    assert.equal(read('?alert=A&alertname=A').alert?.name, 'A');
    const { alert, refused } = read('?alert=A&alertname=B');
    assert.deepEqual([alert, refused.length], [undefined, 1]);
  });

  test('unless the runbook has a parameter of that name', () => {
    const own = { name: 'alertname', ...ruleOf.job };
    const link = readLinkQuery('?alertname=node/a', '', [own]);
    assert.deepEqual([filled(link), link.alert], [{ alertname: 'node/a' }, undefined]);
    const both = readLinkQuery('?alertname=node/a&alert=High', '', [own]);
    assert.deepEqual([filled(both), both.alert?.name], [{ alertname: 'node/a' }, 'High']);
  });
});

describe('What was read can be written', () => {
  test('in the order of declaration, encoded, without what is empty', () => {
    const values = new Map([
      ['path', '/var/lib'],
      ['namespace', 'prod'],
      ['pod', ''],
      ['other', 'x'],
    ]);
    assert.equal(
      writeLinkQuery(values, 'diagnosis', parameters),
      '?namespace=prod&path=%2Fvar%2Flib#diagnosis',
    );
    assert.equal(writeLinkQuery(new Map(), '', parameters), '');
    assert.equal(writeLinkQuery(new Map(), 'a', parameters), '#a');
  });

  test('with the alert, under a key that no parameter has', () => {
    const alert = { name: 'High', startsAt: '2026-11-20T03:12:00+01:00' };
    const query = writeLinkQuery(new Map(), '', parameters, alert);
    assert.equal(query, '?alertname=High&startsAt=2026-11-20T03%3A12%3A00%2B01%3A00');
    assert.deepEqual(readLinkQuery(query, '', parameters).alert, alert);
    const own = { name: 'alertname', ...ruleOf.job };
    assert.equal(writeLinkQuery(new Map(), '', [own], { name: 'High' }), '?alert=High');
    assert.equal(writeLinkQuery(new Map(), '', [own, { name: 'alert' }], { name: 'High' }), '');
  });

  test('and read again to the same', () => {
    fc.assert(
      fc.property(search, search, (query, tail) => {
        const link = read(query, `#step-1?${tail}`);
        const again = splitUrl(writeLinkQuery(link.values, link.anchor, parameters, link.alert));
        const { refused, ...same } = link;
        assert.deepEqual(read(...again), { ...same, refused: [] });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('No link breaks the reader', () => {
  function assertSound(link: LinkQuery) {
    for (const [name, value] of link.values) {
      const parameter = parameters.find((known) => known.name === name);
      assert.ok(parameter && checkValue(parameter, value).ok);
    }
    assert.ok(!link.anchor.includes('?'));
    assert.deepEqual(Object.keys(Object.prototype), []);
  }

  test('hostile inputs as value, as whole query, as whole fragment', () => {
    for (const { value } of hostileValues) {
      for (const text of [value, encodeURIComponent(value), value.toUpperCase()]) {
        assertSound(read(`?pod=${text}&namespace=${text}&path=${text}&job=${text}`));
        assertSound(read(text, text));
        assertSound(read('', `#a?pod=${text}`));
        assertSound(read(`?${text}=${text}`));
      }
    }
  });

  test('10,000 generated links', () => {
    fc.assert(
      fc.property(search, fc.string({ unit: 'binary' }), (query, hash) => {
        assertSound(read(query, hash));
        assertSound(read(hash, query));
      }),
      { numRuns: 10_000 },
    );
  });
});
