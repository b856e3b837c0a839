import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { acceptedPaths } from '#core/accepted-paths.ts';
import type { Catalog } from '#core/catalog.ts';
import { readContent } from '#io/read-content.ts';
import { replacing } from '#tests/content.ts';
import { htmlProblems, type Tag, tagsOf } from '#tests/html.ts';
import { type BuildResult, buildIn, makeSite } from '#tests/small-site.ts';

const ORIGIN = 'https://team.example';
/** What a page names that is not on it. */
const HREFS = ['href', 'src', 'data-link-template', 'action'];
/** Loaded without a reader's doing. */
const LOADING = ['link', 'script', 'img', 'iframe', 'source', 'video', 'audio', 'object', 'embed'];
/** Ids of the layout, which are nobody's anchors. */
const OF_EVERY_PAGE = ['content', 'end'];

interface Page {
  /** Below dist. */
  file: string;
  html: string;
  tags: Tag[];
}

for (const base of ['/x', '/']) {
  describe(`A site at ${base}`, () => {
    const root = makeSite({ 'content/site.yaml': replacing('base: /x', `base: ${base}`) });
    const dist = join(root, 'dist');
    const prefix = base === '/' ? '/' : `${base}/`;
    let built: BuildResult;
    let pages: Page[];
    let catalog: Catalog;

    const read = (file: string) => readFileSync(join(dist, file), 'utf8');
    const pageAt = (path: string) =>
      pages.find(
        // A path without its slash is a file's name.
        ({ file }) => file === (path.endsWith('/') ? `${path.slice(1)}index.html` : `${path.slice(1)}.html`),
      );
    const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
    /** File of an address as GitHub Pages finds it; undefined when it is not of this site or not there. */
    const fileOf = (pathname: string): string | undefined => {
      if (!pathname.startsWith(prefix)) return undefined;
      const name = decodeURIComponent(pathname.slice(prefix.length));
      return [name, `${name}index.html`.replace(/^\/+/, '')].find((file) => isFile(join(dist, file)));
    };
    const each = (check: (page: Page) => void) => {
      assert.equal(pages.length > 30, true, `${pages.length} pages`);
      for (const page of pages) check(page);
    };

    before(() => {
      built = buildIn(root);
      assert.equal(built.status, 0, built.stdout + built.stderr);
      catalog = readContent(root).catalog;
      pages = globSync('**/*.html', { cwd: dist, exclude: ['pagefind/**'] }).map((file) => {
        const html = read(file);
        return { file, html, tags: tagsOf(html) };
      });
    });

    test('builds without a word on stderr', () => assert.equal(built.stderr, ''));

    test('has a page for everything in the catalog, and the lists', () => {
      const paths = [catalog.services, catalog.runbooks, catalog.alerts, catalog.guides].flatMap((entries) =>
        entries.map(({ path }) => path),
      );
      for (const path of [
        ...paths,
        '/',
        '/alerts/',
        '/runbooks/',
        '/services/',
        '/guides/',
        '/severities/',
        '/search/',
      ])
        assert.notEqual(pageAt(path), undefined, path);
      assert.equal(isFile(join(dist, '404.html')), true);
    });

    test('has no link into itself that leads nowhere, fragments included', () => {
      const idsOf = new Map(
        pages.map(({ file, tags }) => [file, new Set(tags.map(({ attributes }) => attributes.id))]),
      );
      let followed = 0;
      each(({ file, tags }) => {
        for (const { attributes } of tags) {
          // The 404 page stands for every address that is not there.
          if (file === '404.html' && attributes.rel === 'canonical') continue;
          for (const href of HREFS.flatMap((name) => attributes[name] ?? [])) {
            const url = new URL(href, `${ORIGIN}${prefix}${file.replace(/index\.html$/, '')}`);
            if (url.origin !== ORIGIN) continue;
            const target = fileOf(url.pathname);
            assert.notEqual(target, undefined, `${file} leads to ${href}`);
            const id = decodeURIComponent(url.hash.slice(1));
            if (id !== '') assert.equal(idsOf.get(target ?? '')?.has(id), true, `${file} leads to ${href}`);
            followed++;
          }
        }
      });
      assert.equal(followed > 500, true, `${followed} links`);
    });

    test('has no link that is relative to its page, so that a copy of it elsewhere works as well', () => {
      each(({ file, tags }) => {
        for (const { attributes } of tags) {
          for (const href of HREFS.flatMap((name) => attributes[name] ?? []))
            assert.match(href, /^(?:https:\/\/|mailto:|#|\/|data:)/, `${file} ${href}`);
        }
      });
    });

    test('has its base in every address of its own, in styles too', () => {
      each(({ file, html, tags }) => {
        const own = tags.flatMap(({ attributes }) => HREFS.flatMap((name) => attributes[name] ?? []));
        const styles = [...html.matchAll(/url\("?([^")]+)"?\)/g)].map(([, url = '']) => url);
        for (const url of [...own, ...styles].filter((address) => address.startsWith('/')))
          assert.equal(url.startsWith(prefix), true, `${file} ${url}`);
        for (const url of styles.filter((address) => address.startsWith('/')))
          assert.notEqual(fileOf(url), undefined, `${file} ${url}`);
        assert.equal(tags.find(({ name }) => name === 'body')?.attributes['data-base'], prefix, file);
      });
    });

    test('says of every page which address counts, and that address opens the same page', () => {
      each(({ file, html, tags }) => {
        const canonical = tags.filter(({ attributes }) => attributes.rel === 'canonical');
        // The page for every missing address has none of its own.
        assert.equal(canonical.length, file === '404.html' ? 0 : 1, file);
        if (file === '404.html') return;
        const href = canonical[0]?.attributes.href ?? '';
        assert.equal(href.startsWith(ORIGIN + prefix) && href.endsWith('/'), true, `${file} ${href}`);
        const target = fileOf(new URL(href).pathname);
        assert.notEqual(target, undefined, `${file} ${href}`);
        assert.equal(read(target ?? '') === html, true, `${file} is no copy of ${target}`);
        assert.equal(
          tags.find(({ attributes }) => attributes.property === 'og:url')?.attributes.content,
          href,
          file,
        );
      });
    });

    test('is valid HTML on every page', () => {
      for (const html of new Set(pages.map((page) => page.html))) {
        const file = pages.find((page) => page.html === html)?.file;
        assert.deepEqual(htmlProblems(html), [], file);
      }
    });

    test('has a title, a description, a language and one first heading on every page', () => {
      each(({ file, tags }) => {
        const first = (name: string) => tags.find((tag) => tag.name === name);
        assert.match(first('title')?.text ?? '', /\S.*Small desk|Small desk.*\S/, file);
        assert.match(
          tags.find(({ attributes }) => attributes.name === 'description')?.attributes.content ?? '',
          /\S/,
          file,
        );
        assert.equal(first('html')?.attributes.lang, 'en', file);
        assert.equal(tags.filter(({ name }) => name === 'h1').length, 1, file);
      });
    });

    describe('under its own policy', () => {
      const policyOf = ({ tags }: Page) =>
        tags.filter(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');

      test('has one on every page, before anything it governs', () => {
        each((page) => {
          assert.equal(policyOf(page).length, 1, page.file);
          const names = page.tags.map(({ name, attributes }) => attributes['http-equiv'] ?? name);
          const at = names.indexOf('Content-Security-Policy');
          for (const name of ['script', 'style', 'link', 'img'])
            assert.equal(
              names.indexOf(name) === -1 || names.indexOf(name) > at,
              true,
              `${page.file} ${name}`,
            );
        });
      });

      test('allows nothing inline, no evaluation and no other origin', () => {
        each((page) => {
          const policy = policyOf(page)[0]?.attributes.content ?? '';
          assert.match(policy, /(?:^|; )default-src 'none'/, page.file);
          assert.match(policy, /(?:^|; )require-trusted-types-for 'script'/, page.file);
          assert.match(policy, /(?:^|; )base-uri 'none'/, page.file);
          assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|unsafe-hashes|https?:|\*/, page.file);
        });
      });

      test('has every inline style by its hash', () => {
        each((page) => {
          const policy = policyOf(page)[0]?.attributes.content ?? '';
          for (const [, css = ''] of page.html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) {
            const hash = createHash('sha256').update(css).digest('base64');
            assert.equal(policy.includes(`'sha256-${hash}'`), true, page.file);
          }
          assert.match(page.html, /<style/, page.file);
        });
      });

      test('has no script, handler or style inside the document', () => {
        each(({ file, html, tags }) => {
          for (const { name, attributes } of tags) {
            assert.equal(attributes.style, undefined, `${file} ${name} style`);
            for (const key of Object.keys(attributes))
              assert.doesNotMatch(key, /^on/, `${file} ${name} ${key}`);
            if (name === 'script') assert.notEqual(attributes.src, undefined, file);
            assert.doesNotMatch(attributes.href ?? '', /^\s*javascript:/i, file);
          }
          assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/, file);
        });
      });

      test('loads nothing from elsewhere', () => {
        each(({ file, tags }) => {
          for (const { name, attributes } of tags.filter((tag) => LOADING.includes(tag.name))) {
            if (attributes.rel === 'canonical') continue;
            for (const address of [attributes.href, attributes.src, attributes.data].filter(
              (url) => url !== undefined,
            ))
              assert.match(address, /^(?:\/(?!\/)|data:)/, `${file} ${name} ${address}`);
            assert.equal(attributes.srcset, undefined, file);
          }
        });
      });

      test('sends readers nowhere by itself: a refresh would lose the incident', () => {
        each(({ file, tags }) => {
          assert.equal(
            tags.some(({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'refresh'),
            false,
            file,
          );
        });
      });
    });

    describe('at accepted addresses', () => {
      test('answers without the final slash', () => {
        for (const { file, html } of pages) {
          if (!file.endsWith('/index.html')) continue;
          const beside = file.replace(/\/index\.html$/, '.html');
          assert.equal(isFile(join(dist, beside)), true, beside);
          assert.equal(read(beside) === html, true, beside);
        }
      });

      test('answers with a full copy, or with a choice', () => {
        const accepted = acceptedPaths(catalog);
        assert.equal(accepted.size > 15, true);
        for (const [path, [target = '', ...others]] of accepted) {
          const page = pageAt(path);
          assert.notEqual(page, undefined, path);
          if (others.length === 0) {
            assert.equal(page?.html === pageAt(target)?.html, true, `${path} is no copy of ${target}`);
          } else {
            for (const choice of [target, ...others])
              assert.equal(
                page?.tags.some(({ attributes }) => attributes.href === `${prefix}${choice.slice(1)}`),
                true,
                `${path} does not offer ${choice}`,
              );
          }
        }
      });
    });

    describe('for programs', () => {
      test('has a twin beside every runbook, alert and guide', () => {
        for (const { path } of [...catalog.runbooks, ...catalog.alerts, ...catalog.guides])
          assert.match(read(`${path.slice(1)}index.md`), /^# \S/, path);
        assert.match(read('llms.txt'), /^# Small desk\n/);
      });

      test('names in llms.txt nothing that is not there', () => {
        const links = [...read('llms.txt').matchAll(/\]\(([^)]+)\)/g)].map(([, url = '']) => new URL(url));
        assert.equal(links.length > 8, true);
        for (const { origin, pathname } of links) {
          assert.equal(origin, ORIGIN);
          assert.notEqual(fileOf(pathname), undefined, pathname);
        }
      });

      test('has a catalog whose urls open', () => {
        const json = JSON.parse(read('catalog.json')) as Record<string, { path: string; url: string }[]> & {
          site: string;
          base: string;
        };
        assert.deepEqual([json.site, json.base], [`${ORIGIN}${prefix}`, base]);
        for (const entries of [json.services, json.runbooks, json.alerts, json.guides])
          for (const { url } of entries ?? []) assert.notEqual(fileOf(url), undefined, url);
      });

      test('lists the anchors that its pages have, no more and no fewer', () => {
        const { anchors } = JSON.parse(read('anchors.json')) as { anchors: Record<string, string[]> };
        assert.deepEqual(
          Object.keys(anchors).sort(),
          [...catalog.runbooks, ...catalog.guides].map(({ path }) => path).sort(),
        );
        for (const [path, ids] of Object.entries(anchors)) {
          const found = (pageAt(path)?.tags ?? []).flatMap(({ attributes }) => attributes.id ?? []);
          assert.deepEqual(found.filter((id) => !OF_EVERY_PAGE.includes(id)).sort(), [...ids].sort(), path);
        }
      });

      test('shows every command as one code to the letter', () => {
        const { tags = [] } = pageAt('/runbooks/shop/api-down/') ?? {};
        const commands = tags.flatMap(({ attributes }, index) => {
          if (!('data-command' in attributes)) return [];
          const code = tags.slice(index).find(({ name }) => name === 'code');
          return [[attributes['data-language'], attributes['data-variant'] ?? '', code?.text]];
        });
        assert.deepEqual(commands, [
          ['bash', '', 'kubectl get pods --namespace {{namespace}} --selector app=shop\n\necho done'],
          ['bash', 'Docker', 'docker logs --tail 50 shop'],
          ['bash', 'Kubernetes', 'kubectl logs --namespace {{namespace}} deployment/shop --tail 50'],
          ['bash', '', 'redis-cli flushall'],
        ]);
      });
    });

    describe('to those who search', () => {
      const realFetch = globalThis.fetch;
      before(() => {
        globalThis.fetch = (async (url: string | URL) =>
          new Response(readFileSync(String(url).replace(/[?#].*$/, '')))) as typeof fetch;
      });
      after(() => {
        globalThis.fetch = realFetch;
      });

      /** Addresses that a word leads to, best first. */
      async function found(word: string): Promise<string[]> {
        const pagefind = (await import(join(dist, 'pagefind/pagefind.js'))) as {
          options(options: object): Promise<void>;
          search(
            word: string,
          ): Promise<{ results: { data(): Promise<{ sub_results: { url: string }[] }> }[] }>;
        };
        await pagefind.options({ basePath: `${dist}/pagefind/`, baseUrl: prefix });
        const { results } = await pagefind.search(word);
        const data = await Promise.all(results.map((result) => result.data()));
        return data.flatMap(({ sub_results }) => sub_results.map(({ url }) => url));
      }

      test('gives the page of a symptom, a keyword and an alert’s name', async () => {
        const page = `${prefix}runbooks/shop/api-down/`;
        assert.equal((await found('upstream connect error'))[0], page);
        assert.deepEqual(await found('OOMKilled'), [page]);
        assert.equal((await found('ShopApiDown')).includes(page), true);
      });

      test('gives the phase or the step that has the words of a command', async () => {
        assert.deepEqual(await found('pg_stat_activity'), [`${prefix}runbooks/shop/slow-pages/#diagnosis`]);
        assert.deepEqual(await found('flushall'), [`${prefix}runbooks/shop/api-down/#drop-cache`]);
      });

      test('gives nothing for what no page says', async () => {
        assert.deepEqual(await found('xyzzy'), []);
      });
    });
  });
}

describe('A build that fails', () => {
  /** A mistake in the code, which no check of the content can see. */
  const breakCode = (root: string) =>
    writeFileSync(join(root, 'src/pages/search.astro'), '---\nthrow new Error("broken on purpose");\n---\n');

  test('leaves the site that is there as it was, and nothing half-written', () => {
    const root = makeSite();
    breakCode(root);
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/index.html'), 'the last good one');
    const { status, stdout, stderr } = buildIn(root);
    assert.equal(status, 1);
    assert.match(stdout + stderr, /broken on purpose/);
    assert.match(stderr, /The build failed\. dist\/ is the last good one\.\n$/);
    assert.deepEqual(readdirSync(join(root, 'dist')), ['index.html']);
    assert.equal(readFileSync(join(root, 'dist/index.html'), 'utf8'), 'the last good one');
    assert.deepEqual(
      readdirSync(join(root, '.waypost')).filter((name) => /^(?:next|old)-/.test(name)),
      [],
    );
  });

  test('writes no site where there was none', () => {
    const root = makeSite();
    breakCode(root);
    const { status, stderr } = buildIn(root);
    assert.equal(status, 1);
    assert.match(stderr, /The build failed\. Nothing was written\.\n$/);
    assert.equal(existsSync(join(root, 'dist')), false);
  });
});
