import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSite } from '#io/site.ts';
import { makeContent, replacing } from '#tests/content.ts';

const root = makeContent();
const place = (environment: NodeJS.ProcessEnv) => {
  const { url, base } = loadSite(root, environment);
  return [url, base];
};

describe('The place of the site', () => {
  test('is what content/site.yaml says', () => {
    assert.deepEqual(place({}), ['https://team.example', '/x']);
  });

  test('is what the deployment says, where it says something', () => {
    assert.deepEqual(place({ WAYPOST_URL: 'https://owner.github.io' }), ['https://owner.github.io', '/x']);
    assert.deepEqual(place({ WAYPOST_BASE: '/repo' }), ['https://team.example', '/repo']);
    assert.deepEqual(place({ WAYPOST_URL: 'http://localhost:4321', WAYPOST_BASE: '/a/b' }), [
      'http://localhost:4321',
      '/a/b',
    ]);
  });

  test('is the root when the deployment names an empty base, as configure-pages does', () => {
    assert.deepEqual(place({ WAYPOST_BASE: '' }), ['https://team.example', '/']);
    assert.deepEqual(place({ WAYPOST_URL: '' }), ['https://team.example', '/x']);
  });

  test('that the deployment gets wrong is refused', () => {
    assert.throws(() => place({ WAYPOST_BASE: '/repo/' }), /`base`: expected a path without a final slash/);
    assert.throws(
      () => place({ WAYPOST_URL: 'owner.github.io' }),
      /`url`: expected an origin without a path/,
    );
  });

  test('in a broken file is a finding', () => {
    const broken = makeContent({ 'content/site.yaml': replacing('base: /x', 'base: [') });
    assert.throws(() => loadSite(broken, {}), {
      name: 'FindingsError',
      message: /^content\/site\.yaml:\d Broken YAML/,
    });
  });
});
