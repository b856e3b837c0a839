import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtLinksResolve as check } from '#checks/built/built-links-resolve.ts';
import { builtSite, page, saidOfBuilt } from '#tests/built-folder.ts';
import { catalogWith } from '#tests/content.ts';

const RUNBOOK = 'runbooks/shop/api-down/index.html';
const catalog = catalogWith();

/** What is said of a site with a runbook, an alert, a picture and what the test adds. */
function said(files: Record<string, string>): string[] {
  const site = builtSite({
    'index.html': page('<p id="top">Home</p>', '/'),
    [RUNBOOK]: page('<section id="do-now"><h2>Do now</h2></section>', '/runbooks/shop/api-down/'),
    'alerts/shop/ShopApiDown/index.html': page('<p>Alert</p>', '/alerts/shop/ShopApiDown/'),
    'alerts.html': page('<p>Alerts</p>'),
    'icon.svg': '<svg/>',
    ...files,
  });
  return saidOfBuilt(check, site, catalog);
}
const linking = (...urls: string[]) =>
  said({ 'guides/index.html': page(urls.map((url) => `<a href="${url}">x</a>`).join('\n'), '/guides/') });

describe('A link of a built page', () => {
  test('opens pages, files and ids, as GitHub Pages would', () => {
    assert.deepEqual(
      linking(
        '/x/',
        '/x/#top',
        '/x/runbooks/shop/api-down/',
        '/x/runbooks/shop/api-down/?pod=a&#38;x=b#do-now',
        '/x/runbooks/shop/api-down/index.html#do-now',
        'https://team.example/x/alerts/shop/ShopApiDown/',
        '/x/alerts/shop/Shop%41piDown/',
        '/x/alerts',
        '/x/alerts.html',
        '/x/icon.svg',
        '#',
        'https://team.example/another-site/',
        'https://example.com/x#y',
        'mailto:a@b.example',
      ),
      [],
    );
  });

  test('opens nothing in another case, without its slash, or beside the base', () => {
    for (const [url, path] of [
      ['/x/alerts/shop/shopapidown/', '/alerts/shop/ShopApiDown/'],
      ['/x/runbooks/shop/api-down', '/runbooks/shop/api-down/'],
      ['/x/runbooks/shop/api-dwon/', '/runbooks/shop/api-down/'],
      ['/runbooks/shop/api-down/', '/runbooks/shop/api-down/'],
    ] as const)
      assert.deepEqual(linking(url), [
        `dist/guides/index.html:3 \`${url}\` opens nothing. Did you mean \`${path}\`? Change the link in src/.`,
      ]);
  });

  test('needs the id of its fragment, on its own page too', () => {
    assert.deepEqual(linking('/x/', '/x/runbooks/shop/api-down/#donow'), [
      'dist/guides/index.html:4 `/runbooks/shop/api-down/` has no id `donow`. Did you mean `do-now`? Change the link in src/.',
    ]);
    assert.deepEqual(linking('#xyzzy'), [
      'dist/guides/index.html:3 `/guides/` has no id `xyzzy`. Change the link in src/.',
    ]);
  });

  test('is not relative: the page stands at more than one address', () => {
    assert.deepEqual(linking('shop/'), [
      'dist/guides/index.html:3 `shop/` is relative, and the page stands at more than one address. Change the link in src/.',
    ]);
  });

  test('may be a script, a picture, a form or a canonical address', () => {
    const body = '<script src="/x/a.js"></script><img src="/x/b.png" alt=""><form action="/x/find/"></form>';
    assert.deepEqual(
      said({ 'a/index.html': page(body, '/b/') }).map((line) => /`(.*?)`/.exec(line)?.[1]),
      ['/x/a.js', '/x/b.png', '/x/find/', 'https://team.example/x/b/'],
    );
  });

  test('that the layout has on every page is one finding', () => {
    const body = '<a href="/x/gone/">Gone</a>';
    assert.deepEqual(
      said({ 'guides/index.html': page(body, '/guides/'), 'search/index.html': page(body, '/search/') }),
      ['dist/guides/index.html:3 `/x/gone/` opens nothing. 2 files have it. Change the link in src/.'],
    );
  });

  test('is found once, in the canonical copy, with the file it was made from', () => {
    const text = page('<p id="do-now"><a href="#gone">x</a>', '/runbooks/shop/api-down/');
    assert.deepEqual(said({ [RUNBOOK]: text, 'old/api.html': text, 'runbooks/shop/api-down.html': text }), [
      `dist/${RUNBOOK}:3 \`/runbooks/shop/api-down/\` has no id \`gone\`. Change the link in content/runbooks/shop/api-down.mdx.`,
    ]);
  });

  test('of the page for what is not there is followed, but it has no address of its own', () => {
    assert.deepEqual(said({ '404.html': page('<a href="/x/gone/">x</a>') }), [
      'dist/404.html:3 `/x/gone/` opens nothing. Change the link in src/.',
    ]);
  });
});

describe('A link of a twin', () => {
  const TWIN = 'runbooks/shop/api-down/index.md';

  test('in Markdown is followed: links, bare addresses, anchors of its page', () => {
    const text = `# API down

- Page: https://team.example/x/runbooks/shop/api-down/
- runbook_url: https://team.example/x/runbooks/shop/api-down/?pod={{$labels.pod|urlquery}}#do-now

[Now](#do-now) and [home](https://team.example/x/). Go on at https://team.example/x/#top.

\`\`\`bash
curl https://team.example/x/not/a/link
\`\`\`
`;
    assert.deepEqual(said({ [TWIN]: text }), []);
    assert.deepEqual(
      said({
        [TWIN]: text
          .replace('(#do-now)', '(#later)')
          .replace('/x/#top', '/x/gone/')
          .replace('}}#do-now', '}}#now'),
      }),
      [
        `dist/${TWIN}:4 \`/runbooks/shop/api-down/\` has no id \`now\`. Change the link in content/runbooks/shop/api-down.mdx.`,
        `dist/${TWIN}:6 \`/runbooks/shop/api-down/\` has no id \`later\`. Change the link in content/runbooks/shop/api-down.mdx.`,
        `dist/${TWIN}:6 \`https://team.example/x/gone/\` opens nothing. Change the link in content/runbooks/shop/api-down.mdx.`,
      ],
    );
  });

  test('in llms.txt is followed', () => {
    assert.deepEqual(said({ 'llms.txt': '# S\n\n- [A](https://team.example/x/a/index.md): A.\n' }), [
      'dist/llms.txt:3 `https://team.example/x/a/index.md` opens nothing. Change the link in src/.',
    ]);
  });

  test('in catalog.json is followed: paths, urls, phases and steps', () => {
    const runbook = {
      path: '/runbooks/shop/api-down/',
      url: '/x/runbooks/shop/api-down/',
      symptoms: ['/checkout is slow'],
      phases: [{ id: 'do-now' }],
      steps: [{ id: 'list-pods' }],
    };
    const alert = {
      place: '/runbooks/shop/api-down/#do-nwo',
      runbookUrl: 'https://team.example/x/runbooks/shop/api-gone/?pod={{$labels.pod|urlquery}}#do-now',
    };
    const json = { site: 'https://team.example/x/', runbooks: [runbook], alerts: [alert] };
    assert.deepEqual(
      said({ 'catalog.json': JSON.stringify(json, null, 1) }).map((line) =>
        line.replace(/ (?:Did|Change).*/, ''),
      ),
      [
        'dist/catalog.json:17 `/runbooks/shop/api-down/` has no id `list-pods`.',
        'dist/catalog.json:24 `/runbooks/shop/api-down/` has no id `do-nwo`.',
        `dist/catalog.json:25 \`${alert.runbookUrl}\` opens nothing.`,
      ],
    );
  });

  test('in anchors.json is followed', () => {
    const anchors = { '/runbooks/shop/api-down/': ['do-now', 'gone'], '/runbooks/shop/gone/': [] };
    assert.deepEqual(
      said({ 'anchors.json': JSON.stringify({ version: 1, anchors }) }).map((line) =>
        line.replace(/ (?:Did|Change).*/, ''),
      ),
      [
        'dist/anchors.json:1 `/runbooks/shop/api-down/` has no id `gone`.',
        'dist/anchors.json:1 `https://team.example/x/runbooks/shop/gone/` opens nothing.',
      ],
    );
  });
});
