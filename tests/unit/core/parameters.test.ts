import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  checkValue,
  encodeForUrl,
  fillParameters,
  type ParameterRule,
  showEscapes,
  splitPlaceholders,
} from '#core/parameters.ts';
import { type ParameterType, parameterType } from '#schemas/parameter.ts';
import { hostileValues, ruleOf } from '#tests/hostile-values.ts';

/** The hostile inputs that are values of some type; every other input is refused by every type. */
const ACCEPTED: Record<string, ParameterType[]> = {
  'yaml/norway': [
    'kubernetes-label',
    'kubernetes-name',
    'host',
    'prometheus-name',
    'job',
    'device',
    'sql-name',
  ],
  // Twenty digits: no integer, but a name, and a trace id.
  'sql/bigint': ['kubernetes-label', 'kubernetes-name', 'host', 'job', 'hex-id'],
  'semantic/prod-swap': ['kubernetes-label', 'kubernetes-name', 'host', 'job'],
  'semantic/zero-vs-o': ['kubernetes-label', 'kubernetes-name', 'host', 'job'],
};

/** Values on both sides of each type's border. */
const BORDERS: Record<ParameterType, { accepts: string[]; refuses: string[] }> = {
  'kubernetes-label': {
    accepts: ['a', '0', 'a-b', 'a--b', 'a'.repeat(63)],
    refuses: ['a'.repeat(64), 'A', 'a.b', 'a_b', 'a-', 'é'],
  },
  'kubernetes-name': {
    accepts: ['web-0', 'node-1.eu.internal', 'a'.repeat(253)],
    refuses: ['a'.repeat(254), 'a..b', 'a.', '.a', 'a.-b', 'a-.b', 'A'],
  },
  host: {
    accepts: ['db', 'DB-1.internal', '10.0.0.7', 'pg:1', 'pg:65535'],
    refuses: [
      'pg:0',
      'pg:65536',
      'pg:99999',
      'pg:',
      'pg:5432:1',
      ':1',
      'pg:05',
      'a..b',
      '[::1]:80',
      'a_b',
      `${'a'.repeat(64)}.b`,
    ],
  },
  'prometheus-name': {
    accepts: ['HighErrorRate', '_x', 'job:rate:5m', 'a'.repeat(128)],
    refuses: ['9a', ':a', 'a-b', 'a.b', 'a'.repeat(129)],
  },
  job: {
    accepts: ['node', 'node/worker-1', 'kube-state.metrics', 'A_b'],
    refuses: ['node worker', '/node', 'node/', 'a//b', 'a--b', 'a..b', 'a/../b', '.a', 'a'.repeat(129)],
  },
  path: {
    accepts: ['/var', '/var/lib/.cache', '/run/user@1000.service', '/a-b', `/${'a'.repeat(252)}`],
    refuses: [
      '/',
      '/var/',
      '//var',
      'var',
      '/a/../b',
      '/..',
      '/a..b',
      '/.',
      '/a/./b',
      '/-rf',
      '/a%0ab',
      '/a:b',
      '/~root',
      '/a b',
      `/${'a'.repeat(253)}`,
    ],
  },
  device: {
    accepts: ['sda1', 'nvme0n1', 'dm-0'],
    refuses: ['0a', 'SDA', 'dm-', 'dm-a', 'a/b', 'a'.repeat(33)],
  },
  integer: {
    accepts: ['1', '42', '65535'],
    refuses: ['0', '65536', '01', '+1', '-1', '1.5', '1e3', '0x10', '٣', '99999999999'],
  },
  duration: {
    accepts: ['5m', '250ms', '1d', '999999s'],
    refuses: ['0m', '5', 'm', '5w', '1h30m', '9999999s', '-5m'],
  },
  'sql-name': {
    accepts: ['users', '_t1', 'a'.repeat(63)],
    refuses: ['Users', '1a', 'a-b', 'a.b', '"a"', 'a'.repeat(64)],
  },
  'hex-id': {
    accepts: ['0123abc', 'f'.repeat(64)],
    refuses: ['012345', 'ABCDEF0', 'f'.repeat(65), '0x12345'],
  },
  uuid: {
    accepts: ['123e4567-e89b-12d3-a456-426614174000'],
    refuses: [
      '123E4567-e89b-12d3-a456-426614174000',
      '123e4567e89b12d3a456426614174000',
      '{123e4567-e89b-12d3-a456-426614174000}',
    ],
  },
  enum: { accepts: ['eu-west-1', '/', 'us_east:blue'], refuses: ['EU-WEST-1', 'eu-west', 'eu-west-1 '] },
};

const accepts = (rule: ParameterRule, value: string) => checkValue(rule, value).ok;
const reason = (type: ParameterType, value: string) => {
  const verdict = checkValue(ruleOf[type], value);
  return verdict.ok ? 'accepted' : verdict.reason;
};

describe('A value is filled in only when its type knows every character', () => {
  test('there are 66 hostile inputs', () => assert.equal(hostileValues.length, 66));

  for (const type of parameterType.options) {
    test(`${type}: hostile inputs`, () => {
      for (const { name, value } of hostileValues) {
        const expected = ACCEPTED[name]?.includes(type) ?? false;
        assert.equal(accepts(ruleOf[type], value), expected, `${name}: ${showEscapes(value)}`);
      }
    });

    test(`${type}: its border`, () => {
      const rule = ruleOf[type];
      for (const value of [rule.example, ...BORDERS[type].accepts])
        assert.deepEqual(checkValue(rule, value), { ok: true }, showEscapes(value));
      for (const value of BORDERS[type].refuses) assert.ok(!accepts(rule, value), showEscapes(value));
    });

    test(`${type}: nothing before, behind or between`, () => {
      const { example } = ruleOf[type];
      for (const bad of [
        '\n',
        '\r',
        '\0',
        '\u2028',
        ' ',
        ';',
        '$',
        '`',
        '\\',
        '"',
        "'",
        '*',
        '\u200b',
        'é',
      ]) {
        for (const value of [bad + example, example + bad, `${example}${bad}${example}`])
          assert.ok(!accepts(ruleOf[type], value), showEscapes(value));
      }
    });
  }

  test('an enumeration does not make a hostile value good', () => {
    for (const value of ['--all', '../etc', 'a..b', 'a;b', 'eu west', '$HOME', '']) {
      assert.ok(!accepts({ type: 'enum', example: value, values: [value] }, value), value);
    }
    assert.ok(!accepts({ type: 'enum', example: 'a' }, 'a'));
  });

  test('an integer without bounds has no value', () => {
    assert.ok(!accepts({ type: 'integer', example: '1' }, '1'));
    assert.ok(!accepts({ type: 'integer', example: '1', min: 0 }, '1'));
    assert.ok(!accepts({ type: 'integer', example: '1', max: 9 }, '1'));
  });
});

describe('A refusal says why', () => {
  const cases: [ParameterType, string, string][] = [
    ['kubernetes-label', '', 'is empty'],
    ['kubernetes-label', 'a'.repeat(64), 'is longer than 63 characters'],
    ['kubernetes-label', 'web-0 --all', 'holds a blank'],
    ['kubernetes-label', '--all', 'starts with a hyphen'],
    ['job', '-f', 'starts with a hyphen'],
    ['path', '/a/../b', 'holds `..`'],
    ['kubernetes-label', 'x;y', 'holds `;`'],
    ['kubernetes-label', 'x`y', 'holds a backtick'],
    ['kubernetes-label', 'x\ty', 'holds a tab'],
    ['kubernetes-label', 'x\ny', 'holds a line break'],
    ['kubernetes-label', 'x\u2028y', 'holds a line break'],
    ['kubernetes-label', 'x\u0015y', 'holds `\\u{15}`'],
    ['kubernetes-label', 'x\u{1f600}y', 'holds `\\u{1f600}`'],
    ['kubernetes-label', 'Web', 'holds `W`'],
    ['kubernetes-label', 'web-', 'is not written like `payments`'],
    ['host', 'pg:70000', 'has a port above 65535'],
    ['integer', '0', 'is below 1'],
    ['integer', '65536', 'is above 65535'],
    ['enum', 'mars', 'is not one of eu-west-1, eu-west-2, /, us_east:blue'],
  ];
  for (const [type, value, expected] of cases) {
    test(`${type} ${showEscapes(value, 20)}: ${expected}`, () => assert.equal(reason(type, value), expected));
  }
});

describe('A refused value is shown so that nothing hides', () => {
  test('escapes are visible', () => {
    assert.equal(
      showEscapes('a\u202eb\u200bc\0d\u009b\u{1f600}é'),
      'a\\u{202e}b\\u{200b}c\\u{0}d\\u{9b}\\u{1f600}\\u{e9}',
    );
    assert.equal(showEscapes('\ud800'), '\\u{d800}');
    assert.equal(showEscapes('<b> \'&"'), '<b> \'&"');
  });

  test('a value cannot fake an escape', () => {
    assert.notEqual(showEscapes('\\u{202e}'), showEscapes('\u202e'));
  });

  test('a long value is cut and counted', () => {
    assert.equal(showEscapes('a'.repeat(5000), 3), 'aaa… (5000 characters)');
    assert.equal(showEscapes('abc', 3), 'abc');
  });
});

describe('Values go into their places', () => {
  test('code is text and placeholders', () => {
    assert.deepEqual(splitPlaceholders('kubectl -n {{namespace}} get {{pod}}'), [
      { text: 'kubectl -n ' },
      { name: 'namespace' },
      { text: ' get ' },
      { name: 'pod' },
    ]);
    assert.deepEqual(splitPlaceholders(''), []);
    assert.deepEqual(splitPlaceholders('{{a}}{{b}}'), [{ name: 'a' }, { name: 'b' }]);
  });

  test('only the exact form is a placeholder', () => {
    for (const code of ['{{ pod }}', '{{.Names}}', '{{Pod}}', '{{pod-name}}', '{pod}', '{{1}}', '{{}}']) {
      assert.deepEqual(splitPlaceholders(code), [{ text: code }]);
    }
    assert.deepEqual(splitPlaceholders('{{{a}}}'), [{ text: '{' }, { name: 'a' }, { text: '}' }]);
  });

  test('a value without a place changes nothing, a place without a value stays', () => {
    const values = new Map([
      ['pod', 'web-0'],
      ['other', 'x'],
    ]);
    assert.deepEqual(fillParameters('{{pod}} {{namespace}} {{pod}} {{namespace}}', values), {
      text: 'web-0 {{namespace}} web-0 {{namespace}}',
      missing: ['namespace'],
    });
  });

  test('a value is not read again', () => {
    const values = new Map([
      ['a', '{{b}}'],
      ['b', '$&'],
    ]);
    assert.deepEqual(fillParameters('{{a}}{{b}}', values), { text: '{{b}}$&', missing: [] });
  });

  test('a link takes values percent-encoded', () => {
    const values = new Map([['query', `a b+c/d?e&f=g#h%'"()*!~é`]]);
    const { text } = fillParameters('https://grafana/d/x?var-q={{query}}&y=1', values, encodeForUrl);
    const url = new URL(text);
    assert.equal(url.searchParams.get('var-q'), values.get('query'));
    assert.equal(url.searchParams.get('y'), '1');
    assert.match(text, /^https:\/\/grafana\/d\/x\?var-q=[A-Za-z0-9%_.-]*&y=1$/);
    assert.equal(encodeForUrl("!'()* "), '%21%27%28%29%2A%20');
    assert.doesNotThrow(() => encodeForUrl('\ud800'));
  });
});
