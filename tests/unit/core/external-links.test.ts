import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { externalLinks, isReserved } from '#core/external-links.ts';
import { adding, catalogWith, lineOfText } from '#tests/content.ts';

const GUIDE = 'content/guides/respond.mdx';

describe('The links out of the content', () => {
  const more =
    '\nRead [this](https://kubernetes.io/docs/#pods), then [that][docs], then [us](https://team.example/x/guides/write/).\n\n[docs]: https://kubernetes.io/docs/\n';
  const links = externalLinks(catalogWith({ [GUIDE]: adding(more) }));
  const places = (address: string) =>
    links.find(({ url }) => url === address)?.places.map(({ file, line }) => `${file}:${line}`);

  test('are found in pages, services, dashboards, contacts and the site, each once, without its own', () => {
    assert.deepEqual(
      links.map(({ url }) => url),
      [
        'https://github.com/example/small',
        'https://grafana.example/d/desk',
        'https://grafana.example/d/shop',
        'https://kubernetes.io/docs/',
        'https://logs.example/shop',
        'https://pager.example/shop',
      ],
    );
  });

  test('say every line where they are written', () => {
    const guide = (text: string) => `${GUIDE}:${lineOfText(GUIDE, text, { [GUIDE]: adding(more) })}`;
    assert.deepEqual(places('https://kubernetes.io/docs/'), [guide('Read [this]'), guide('[docs]: ')]);
    assert.deepEqual(places('https://grafana.example/d/shop'), [
      `content/services/shop.yaml:${lineOfText('content/services/shop.yaml', 'Shop dashboard')}`,
      `content/dashboards/shop.yaml:${lineOfText('content/dashboards/shop.yaml', 'url:')}`,
    ]);
    assert.deepEqual(places('https://pager.example/shop'), [
      `content/escalations/shop.yaml:${lineOfText('content/escalations/shop.yaml', 'shop-on-call, name')}`,
    ]);
  });
});

test('Names that belong to nobody are known', () => {
  for (const url of [
    'https://example.com/x',
    'https://grafana.shop.example.com',
    'https://example.org',
    'https://shop.example/health',
    'https://a.test',
    'https://x.invalid',
    'https://localhost:3000',
    'https://db.internal',
  ])
    assert.equal(isReserved(url), true, url);
  for (const url of [
    'https://myexample.com',
    'https://example.com.evil.io',
    'https://kubernetes.io',
    'https://contest.io',
  ])
    assert.equal(isReserved(url), false, url);
});
