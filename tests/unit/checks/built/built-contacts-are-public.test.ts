import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtContactsArePublic as check } from '#checks/built/built-contacts-are-public.ts';
import { builtSite, page } from '#tests/built-folder.ts';
import { places } from '#tests/built-places.ts';
import { catalogWith } from '#tests/content.ts';
import { contacts } from '#tests/leaks.ts';

const catalog = catalogWith();
const AT = '@';

/** What is said of a built site, of which `source` is the one file of the content. */
async function said(files: Record<string, string>, source = ''): Promise<string[]> {
  const sources = [{ file: 'content/site.yaml', text: source }];
  const problems = await check.run(builtSite(files), catalog, { sources, findSecrets: () => [] });
  return problems.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
}

describe('A private contact in a built site is found', () => {
  for (const [place, write] of Object.entries(places)) {
    test(`in ${place}, whatever it is`, async () => {
      for (const [what, contact] of Object.entries(contacts)) {
        const { file, text } = write(contact);
        const problems = await said({ [file]: text });
        assert.equal(problems.length, 1, `${what}: ${problems.join('\n')}`);
        assert.match(problems[0] ?? '', new RegExp(`^dist/${file}:\\d+ This looks like `), what);
      }
    });
  }

  test('in a link that is percent-encoded', async () => {
    const link = '<a href="mailto:jane.doe%40acme.io">Ask</a>';
    assert.match(
      (await said({ 'a/index.html': page(link) }))[0] ?? '',
      /^dist\/a\/index\.html:3 .*an e-mail address/,
    );
  });
});

describe('It is not told', () => {
  test('when a file of the content has it: there it is told, or allowed', async () => {
    for (const [what, contact] of Object.entries(contacts))
      for (const [place, write] of Object.entries(places)) {
        const { file, text } = write(contact);
        assert.deepEqual(await said({ [file]: text }, `# ${contact}\n`), [], `${what} in ${place}`);
      }
  });

  test('but another person of the same domain is', async () => {
    const files = { 'a/index.html': page(`<p>jane.doe${AT}acme.io and john.roe${AT}acme.io</p>`) };
    assert.equal((await said(files, `# jane.doe${AT}acme.io\n`)).length, 1);
  });

  test('of the addresses of the page itself', async () => {
    assert.deepEqual(
      await said({ 'a/index.html': page('<p>1 2 3</p><table><td>415</td><td>555</td></table>', '/a/') }),
      [],
    );
  });
});
