import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkValue, encodeForUrl } from '#core/parameters.ts';
import { parameterType } from '#schemas/parameter.ts';
import { hostileValues, ruleOf } from '#tests/hostile-values.ts';
import { places, runInShells } from '#tests/shell-harness.ts';

const types = parameterType.options;
const acceptedBySome = (value: string) => types.some((type) => checkValue(ruleOf[type], value).ok);

const BATCH = 600;
const RUNS = 20;

const HOSTILE = [
  ...' \t\n\r\0$`\'"\\;&|<>(){}[]*?~!#%^=+,:@-./_',
  '..',
  '\u2028',
  '\u202e',
  '\u009b',
  'é',
  '٣',
];

/** Strings in a type's shape, the shapes written anew so that a slip in one shows in the other. */
const near = fc.oneof(
  fc.stringMatching(/^[a-z0-9.-]{1,70}$/),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,30}(:\d{1,5})?$/),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_:./-]{0,30}$/),
  fc.stringMatching(/^(\/[A-Za-z0-9_@.+%:~-]{1,12}){1,5}$/),
  fc.stringMatching(/^(\/[A-Za-z0-9_.]{1,12}){1,5}$/),
  fc.stringMatching(/^[a-z]{1,8}[0-9]{0,3}(-[0-9]{1,3})?$/),
  fc.stringMatching(/^[0-9]{1,11}$/),
  fc.stringMatching(/^[1-9][0-9]{0,6}(ms|s|m|h|d|w)$/),
  fc.stringMatching(/^[0-9a-f]{5,70}$/),
  fc.uuid(),
  fc.constantFrom('eu-west-1', 'eu-west-2', '/', 'us_east:blue'),
);

const candidate = fc.oneof(
  { weight: 5, arbitrary: near },
  {
    weight: 3,
    arbitrary: fc
      .tuple(near, fc.constantFrom(...HOSTILE), fc.nat())
      .map(
        ([value, bad, at]) =>
          value.slice(0, at % (value.length + 1)) + bad + value.slice(at % (value.length + 1)),
      ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...HOSTILE, 'a', '0', 'touch rb-pwned'), maxLength: 12 }),
  },
);

/** What the languages of the blocks read when the value stands in a string of theirs. */
function assertInertInLanguages(database: DatabaseSync, value: string) {
  const row = database.prepare(`SELECT '${value}' AS "${value}"`).get();
  assert.deepEqual({ ...row }, { [value]: value });
  assert.equal(JSON.parse(`{"x":"${value}"}`).x, value);
  // A PromQL or LogQL string ends at its quote, and has escapes behind a backslash.
  assert.doesNotMatch(value, /["'`\\\n{}]/);
  const url = new URL(`https://host/p?x=${value}&y=1#a`);
  assert.equal(url.searchParams.get('x'), value);
  assert.equal(url.hash, '#a');
  assert.equal(new URL(`https://host/p?x=${encodeForUrl(value)}`).searchParams.get('x'), value);
}

describe('The harness sees a command run', () => {
  const control: [place: string, value: string][] = [
    ['bare', '$(touch rb-pwned)'],
    ['bare', ';touch rb-pwned'],
    ['assignment', 'x touch rb-pwned'],
    ['single quotes', "'; touch rb-pwned; '"],
    ['double quotes', '`touch rb-pwned`'],
    ['heredoc', '$(touch rb-pwned)'],
    ['quoted heredoc', 'x\nEOF\ntouch rb-pwned; cat <<EOF'],
    ['two shells', '$(touch rb-pwned)'],
    ['SQL string', '$(touch rb-pwned)'],
    ['PromQL string', "'; touch rb-pwned; '"],
    ['JSON', "'; touch rb-pwned; '"],
    ['URL', '$(touch rb-pwned)'],
  ];
  for (const [name, value] of control) {
    test(`${name}: ${JSON.stringify(value)}`, () => {
      const place = places[name];
      assert.ok(place);
      const harms = runInShells([value], { [name]: place });
      assert.deepEqual(
        harms.map(({ shell, files }) => [shell, files]),
        [
          ['bash', ['rb-pwned']],
          ['dash', ['rb-pwned']],
        ],
      );
    });
  }

  test('and a command that does not exist, an expansion, a redirection', () => {
    const { bare } = places;
    assert.ok(bare);
    for (const value of ['x;nosuchcommand', '$HOME', 'x>y', '/bin/tru?', '~', "'"])
      assert.equal(runInShells([value], { bare }).length, 2, value);
  });
});

describe('An accepted value is inert in every place', () => {
  test('hostile inputs that some type accepts, and every example', () => {
    const values = [...hostileValues.map(({ value }) => value), ...types.map((type) => ruleOf[type].example)];
    const accepted = values.filter(acceptedBySome);
    assert.equal(accepted.length, 4 + types.length);
    assert.deepEqual(runInShells(accepted), []);
    const database = new DatabaseSync(':memory:');
    for (const value of accepted) assertInertInLanguages(database, value);
  });

  test('at least 10,000 generated strings', (context) => {
    const database = new DatabaseSync(':memory:');
    let generated = 0;
    const accepted = Object.fromEntries(types.map((type) => [type, 0]));
    fc.assert(
      fc.property(fc.array(candidate, { minLength: BATCH, maxLength: BATCH }), (batch) => {
        generated += batch.length;
        const inert = new Set<string>();
        for (const value of batch) {
          for (const type of types) {
            if (!checkValue(ruleOf[type], value).ok) continue;
            accepted[type] = (accepted[type] ?? 0) + 1;
            inert.add(value);
          }
        }
        for (const value of inert) assertInertInLanguages(database, value);
        assert.deepEqual(runInShells([...inert]), []);
      }),
      // Shrinking would start shells for minutes; the harm itself names the value.
      { numRuns: RUNS, endOnFailure: true },
    );
    context.diagnostic(`${generated} strings, accepted: ${JSON.stringify(accepted)}`);
    assert.ok(generated >= 10_000);
    // A property over nothing would hold: every type must have met values.
    for (const type of types) assert.ok((accepted[type] ?? 0) > 20, `${type}: ${accepted[type]}`);
  });
});
