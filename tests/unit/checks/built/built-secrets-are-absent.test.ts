import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtSecretsAreAbsent as check } from '#checks/built/built-secrets-are-absent.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { builtSite, page } from '#tests/built-folder.ts';
import { escaped, places } from '#tests/built-places.ts';
import { catalogWith } from '#tests/content.ts';
import { secrets } from '#tests/leaks.ts';

const catalog = catalogWith();
const RUNBOOK = '/runbooks/shop/api-down/';
const [token = '', other = ''] = [secrets['a GitHub token'], secrets['a Stripe key']];

/** What is said of a built site, of which `source` is the one file of the content. */
async function said(files: Record<string, string>, source = ''): Promise<string[]> {
  const sources = [{ file: 'content/runbooks/shop/api-down.mdx', text: source }];
  const problems = await check.run(builtSite(files), catalog, { sources, findSecrets: scanForSecrets });
  return problems.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
}

describe('A secret in a built site is found', () => {
  for (const [place, write] of Object.entries(places)) {
    test(`in ${place}, whatever it is`, async () => {
      for (const [what, secret] of Object.entries(secrets)) {
        const { file, text } = write(secret);
        const problems = await said({ [file]: text });
        assert.deepEqual(
          problems.map((problem) => problem.split(':')[0]),
          [`dist/${file}`],
          `${what}: ${problems.join('\n')}`,
        );
      }
    });
  }

  test('at its line, with the file it is made from, and not repeated', async () => {
    assert.deepEqual(await said({ 'runbooks/shop/api-down/index.html': page(`<p>${token}</p>`, RUNBOOK) }), [
      `dist${RUNBOOK}index.html:3 This looks like a secret of github: ghp_… (40 characters). ` +
        'Replace it where it is valid, should it have been published. No file below content/ has it in this form: look in content/runbooks/shop/api-down.mdx.',
    ]);
    const cut = `<p>one\ntwo <b>${token.slice(0, 10)}</b><i>${token.slice(10)}</i></p>`;
    assert.match(
      (await said({ 'a/index.html': page(cut) }))[0] ?? '',
      /^dist\/a\/index\.html:4 .* look in src\/\.$/,
    );
  });

  test('once, however many pages have it, and each of two', async () => {
    const files = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`${name}/index.html`, page(`<p>${token}</p>`, `/${name}/`)]),
    );
    assert.deepEqual(
      (await said(files)).map((problem) => / \d+ files have it\./.exec(problem)?.[0]),
      [' 3 files have it.'],
    );
    assert.equal((await said({ 'a.txt': `${token}\n${other}\n` })).length, 2);
  });
});

describe('It is not told', () => {
  test('when a file of the content has it: there it is told, or allowed', async () => {
    for (const [what, secret] of Object.entries(secrets))
      for (const [place, write] of Object.entries(places)) {
        const { file, text } = write(secret);
        assert.deepEqual(await said({ [file]: text }, `# ${secret}\n`), [], `${what} in ${place}`);
      }
    assert.equal((await said({ 'a.txt': token }, other)).length, 1);
  });

  test('of private keys by their first line alone: another key is another secret', async () => {
    const key = (body: string) => `${secrets['a private key']}\n${body.repeat(60)}\n`;
    assert.deepEqual(await said({ 'a.txt': key('A') }, key('A')), []);
    assert.equal((await said({ 'a.txt': key('B') }, key('A'))).length, 1);
  });

  test('where there is none, or none that can be read', async () => {
    assert.deepEqual(await said({ 'a.woff2': `\0\0${token}`, 'a/index.html': page(escaped('"<&>"')) }), []);
  });
});
