import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { publishedLinksAreBuilt as check } from '#checks/built/published-links-are-built.ts';
import { builtSite, page, saidOfBuilt } from '#tests/built-folder.ts';
import { catalogWith } from '#tests/content.ts';

const LOCK = 'content/anchors.lock.json';
const PATH = '/runbooks/shop/api-down/';

function said(
  anchors: Record<string, string[]>,
  files: Record<string, string>,
  accepted: Record<string, string[]> = {},
) {
  const catalog = catalogWith({ [LOCK]: JSON.stringify({ version: 1, anchors, accepted }) });
  return saidOfBuilt(check, builtSite(files), catalog);
}

describe('What was published is in the built site', () => {
  const text = page('<section id="do-now"><span id="first-steps"></span></section>', PATH);

  test('at its own path and at every former one', () => {
    assert.deepEqual(
      said(
        { [PATH]: ['do-now', 'first-steps'], '/runbooks/old/api/': ['do-now'] },
        { 'runbooks/shop/api-down/index.html': text, 'runbooks/old/api/index.html': text },
      ),
      [],
    );
  });

  test('or the page is missed', () => {
    assert.deepEqual(said({ [PATH]: [] }, { 'runbooks/shop/API-down/index.html': text }), [
      `dist${PATH}index.html:undefined \`${PATH}\` was published, and the build has no such page. ` +
        'Run `npm run check` on the content. Silent there: src/integrations/accepted-paths.ts left it out.',
    ]);
  });

  test('or the id is missed, whatever the content says', () => {
    assert.deepEqual(
      said({ [PATH]: ['do-now', 'list-pods'] }, { 'runbooks/shop/api-down/index.html': text }),
      [
        `dist${PATH}index.html:1 \`${PATH}#list-pods\` was published, and the built page has no such id. ` +
          'Give the id back in content/runbooks/shop/api-down.mdx, or name its successor there under `renamed`.',
      ],
    );
  });

  test('at its further paths too, each with its own page', () => {
    const alert = page('<p>Alert</p>', '/alerts/shop/ShopApiDown/');
    const accepted = {
      '/alerts/shop/ShopApiDown/': ['/runbooks/api/shopapidown/', '/alerts/api/ShopApiDown.md'],
    };
    const at = '/runbooks/api/shopapidown/';
    const files = { 'runbooks/api/shopapidown/index.html': alert, 'alerts/api/ShopApiDown.md.html': alert };
    assert.deepEqual(said({}, files, accepted), []);
    assert.deepEqual(said({}, { 'runbooks/api/shopapidown/index.html': text }, accepted), [
      `dist${PATH}index.html:1 \`${at}\` should open \`/alerts/shop/ShopApiDown/\`, and opens \`${PATH}\`. ` +
        'Two pages want this address: give one up in content/runbooks/shop/api-down.mdx.',
      'dist/alerts/api/ShopApiDown.md.html:undefined `/alerts/api/ShopApiDown.md` was published, and the build has no such page. ' +
        'Run `npm run check` on the content. Silent there: src/integrations/accepted-paths.ts left it out.',
    ]);
  });
});
