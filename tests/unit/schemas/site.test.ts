import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';
import { withoutLists } from '#tests/wording.ts';

const FILE = 'content/site.yaml';
const said = (from: string, to: string) => withoutLists(saidOf({ [FILE]: replacing(from, to) }));

describe('The site file', () => {
  test('with an address that has a path', () => {
    for (const url of [
      'https://team.example/',
      'https://team.example/x',
      'team.example',
      'ftp://team.example',
    ]) {
      assert.deepEqual(said('https://team.example', url), [
        `content/site.yaml:3 \`url\`: expected an origin without a path: https://owner.github.io, found "${url}". Write an origin without a path: https://owner.github.io.`,
      ]);
    }
  });

  test('with a base that every link would have to mend', () => {
    for (const base of ['x', '/x/', '//x', '/x//y', '/x y', '/x?']) {
      assert.deepEqual(said('base: /x', `base: "${base}"`), [
        `content/site.yaml:4 \`base\`: expected a path without a final slash: /waypost, or /, found "${base}". Write a path without a final slash: /waypost, or /.`,
      ]);
    }
    for (const base of ['/', '/x', '/x/y', '/x.y-z_1'])
      assert.deepEqual(said('base: /x', `base: ${base}`), []);
  });

  test('with a misspelled key gives one finding', () => {
    assert.deepEqual(said('lastResort:', 'lastResorts:'), [
      'content/site.yaml:6 Unknown key `lastResorts`. Did you mean `lastResort`? Write one of ….',
    ]);
  });

  test('that is no mapping gives one finding', () => {
    for (const [text, found] of [
      ['- a\n', '["a"]'],
      ['text\n', '"text"'],
    ] as const) {
      assert.deepEqual(saidOf({ [FILE]: text }), [
        `content/site.yaml:1 \`the file\`: expected a mapping of keys, found ${found}. Write a mapping of keys.`,
      ]);
    }
  });

  test('that is empty says what to add', () => {
    assert.deepEqual(
      saidOf({ [FILE]: '' }).map((line) => line.replace(/^.* (?=Add )/, '')),
      ['name', 'summary', 'url', 'repository', 'lastResort'].map((key) => `Add \`${key}\`.`),
    );
  });

  test('needs no more than what has no default', () => {
    const { site } = catalogWith({ [FILE]: replacing('base: /x\n', '') });
    assert.deepEqual([site.base, site.defaultBranch, site.timeZone], ['/', 'main', 'UTC']);
  });
});
