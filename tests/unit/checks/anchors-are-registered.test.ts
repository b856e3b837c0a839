import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anchorsAreRegistered as check } from '#checks/anchors-are-registered.ts';
import { adding, type Changes, problemsWith, replacing } from '#tests/content.ts';

const RUNBOOK = 'content/runbooks/shop/api-down.mdx';
const GUIDE = 'content/guides/respond.mdx';
const LOCK = 'content/anchors.lock.json';
const MEND = 'Run `npm run anchors` and commit the file.';

describe('What is published is registered', () => {
  test('in the small content', () => assert.deepEqual(problemsWith(check), []));

  test('so a new anchor is missed, as a warning', () => {
    assert.equal(check.level, 'warning');
    assert.deepEqual(problemsWith(check, { [GUIDE]: adding('\n### More {#more}\n') }), [
      { file: LOCK, line: 1, message: '1 addresses are not registered: /guides/respond/#more.', mend: MEND },
    ]);
  });

  test('so a new path of a page is missed: by an alias, a component', () => {
    const said = (changes: Changes) => problemsWith(check, changes).map(({ message }) => message);
    assert.deepEqual(said({ [RUNBOOK]: replacing('aliases: [', 'aliases: [/runbooks/x/Y/, ') }), [
      '2 addresses are not registered: /runbooks/x/Y/, /runbooks/x/y/.',
    ]);
    assert.deepEqual(said({ [RUNBOOK]: replacing('components: [api]', 'components: [api, database]') }), [
      '6 addresses are not registered: /runbooks/database/higherrorrate/, /alerts/database/HighErrorRate.md, /runbooks/database/shopapidown/, ….',
    ]);
  });

  test('so every address is missed when there is no register yet, three of them by name', () => {
    const [problem, ...more] = problemsWith(check, { [LOCK]: null });
    assert.deepEqual(more, []);
    assert.match(problem?.message ?? '', /^40 addresses are not registered: (?:\/[\w/-]+\/, ){3}…\.$/i);
  });
});
