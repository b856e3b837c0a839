import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { appendToList } from '#io/append-to-list.ts';

const ENTRY = "- name: New\n  expr: 'a: b'\n";
const added = (text: string) => {
  const outcome = appendToList(text, 'alerts', ENTRY);
  assert.ok('text' in outcome, JSON.stringify(outcome));
  return outcome.text;
};
const refused = (text: string) => {
  const outcome = appendToList(text, 'alerts', ENTRY);
  assert.ok('reason' in outcome);
  return outcome.reason;
};

describe('An entry at the end of a list', () => {
  test('stands behind the last one, as far in, as far apart', () => {
    assert.equal(
      added('alerts:\n  - name: A\n\n  - name: B\n'),
      `alerts:\n  - name: A\n\n  - name: B\n\n  - name: New\n    expr: 'a: b'\n`,
    );
    assert.equal(
      added('alerts:\n- name: A\n- name: B\n'),
      `alerts:\n- name: A\n- name: B\n- name: New\n  expr: 'a: b'\n`,
    );
  });

  test('leaves comments where they are, those of the last entry with it', () => {
    assert.equal(
      added('# top\nalerts:\n  - name: A # one\n    # of A\n# of the file\n'),
      `# top\nalerts:\n  - name: A # one\n    # of A\n  - name: New\n    expr: 'a: b'\n# of the file\n`,
    );
  });

  test('stands behind a block of text, and where the last line has no end', () => {
    assert.equal(
      added('alerts:\n  - expr: |\n      a\n      b\n'),
      `alerts:\n  - expr: |\n      a\n      b\n  - name: New\n    expr: 'a: b'\n`,
    );
    assert.equal(added('alerts:\n  - name: A'), `alerts:\n  - name: A\n  - name: New\n    expr: 'a: b'\n`);
  });

  test('comes before the keys behind the list', () => {
    assert.equal(
      added('alerts:\n  - name: A\nother: 1\n'),
      `alerts:\n  - name: A\n  - name: New\n    expr: 'a: b'\nother: 1\n`,
    );
  });

  test('keeps the line ends of Windows', () => {
    assert.equal(
      added('alerts:\r\n  - name: A\r\n'),
      "alerts:\r\n  - name: A\r\n  - name: New\r\n    expr: 'a: b'\r\n",
    );
  });

  test('is the first of an empty list', () => {
    assert.deepEqual(parse(added('alerts: []\n')), { alerts: [{ name: 'New', expr: 'a: b' }] });
    assert.equal(
      added('# top\nalerts: []\nother: 1\n'),
      `# top\nalerts:\n  - name: New\n    expr: 'a: b'\nother: 1\n`,
    );
  });

  test('is refused where it would need more than adding', () => {
    assert.match(refused('alerts: [{ name: A }]\n'), /stands on one line/);
    assert.match(refused('other: 1\n'), /has no list `alerts`/);
    assert.match(refused('{ alerts: [] }\n'), /has no list/);
    assert.match(refused('alerts: [\n'), /broken YAML/);
    assert.match(refused('alerts: text\n'), /stands on one line/);
    assert.match(refused('- alerts\n'), /has no list/);
  });

  test('changes no other line of any list', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('a\nb\n', '# x', '- y', 'a: b', ' \n'));
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), text, { minKeys: 1 }), { minLength: 1 }),
        fc.boolean(),
        (list, indentSeq) => {
          const before = stringify({ alerts: list, z: 1 }, { indentSeq });
          const outcome = appendToList(before, 'alerts', ENTRY);
          if ('reason' in outcome) return;
          const { alerts, z } = parse(before);
          assert.deepEqual(parse(outcome.text), { alerts: [...alerts, { name: 'New', expr: 'a: b' }], z });
          const lines = outcome.text.split('\n');
          const kept = before.split('\n').filter((line) => lines.includes(line));
          assert.equal(kept.length, before.split('\n').length);
        },
      ),
    );
  });

  test('fits every alert map of the library', () => {
    for (const file of globSync('content/alerts/*.yaml')) {
      const before = readFileSync(file, 'utf8');
      const after = added(before);
      assert.equal(after.startsWith(before), true, file);
    }
  });
});
