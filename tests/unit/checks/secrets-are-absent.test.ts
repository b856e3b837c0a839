import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { secretsAreAbsent as check, secretProblems } from '#checks/secrets-are-absent.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { loadSources } from '#io/sources.ts';
import { adding, catalogWith, lineOfText, makeContent, NO_TOOLS, replacing } from '#tests/content.ts';
import { secrets } from '#tests/leaks.ts';

/** What runbooks are full of. */
const harmless = [
  'https://hooks.slack.com/services/{{team}}',
  'https://hooks.slack.com/services/$WEBHOOK',
  'curl -H "Authorization: Bearer $OPENAI_API_KEY" https://api.openai.com/v1/models',
  "curl -H 'Authorization: Bearer {{token}}'",
  'Authorization: Bearer <token>',
  'psql "$DATABASE_URL"',
  'postgres://user:password@localhost/shop',
  'postgres://shop:$PGPASSWORD@db/shop',
  'postgres://shop:****@db/shop',
  'PGPASSWORD="$(cat /run/secrets/db1)" psql',
  'password: the one of the vault, 2 minutes',
  'kubectl get secret tenant-1 -o json',
  'api_key=YOUR-KEY-0123456789',
  'token: {{token_2}}',
  'AKIAIOSFODNN7EXAMPLE',
  'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'commit 0123456789abcdef0123456789abcdef01234567',
  '-----BEGIN CERTIFICATE-----',
  'SELECT * FROM tokens WHERE token_id = 123456789012',
];

describe('A secret', () => {
  for (const [what, secret] of Object.entries(secrets)) {
    test(`is found: ${what}`, async () => {
      const texts = [{ file: 'content/x.yaml', text: `a: 1\n\n# b\n${secret}\nc: 2\n` }];
      const [found, ...more] = await secretProblems(texts, scanForSecrets);
      assert.deepEqual([found?.file, found?.line, more], ['content/x.yaml', 4, []]);
      assert.equal(found?.message.includes(secret), false, 'it must not be printed');
    });
  }

  test('is not seen where there is none', async () => {
    for (const text of harmless) {
      assert.deepEqual(await secretProblems([{ file: 'x', text }], scanForSecrets), [], text);
    }
  });

  test('is found in every kind of file, in prose and in blocks, as many as there are', async () => {
    const [webhook = '', , token = ''] = Object.values(secrets);
    const changes = {
      'content/site.yaml': adding(`# ${token}\n`),
      'content/services/shop.yaml': adding(`# ${token}\n# ${webhook}\n`),
      'content/runbooks/shop/api-down.mdx': replacing('redis-cli flushall', `curl ${webhook}`),
      'content/guides/respond.mdx': adding(`\nThe token is ${token}.\n`),
      'content/drills/2026-10-05-api-down.yaml': adding(`# ${webhook}\n`),
    };
    const sources = loadSources(makeContent(changes));
    const problems = await check.run(catalogWith(changes), {
      ...NO_TOOLS,
      findSecrets: scanForSecrets,
      sources,
    });
    assert.deepEqual(
      problems.map(({ file, line }) => `${file}:${line}`),
      [
        ['content/drills/2026-10-05-api-down.yaml', webhook],
        ['content/guides/respond.mdx', token],
        ['content/runbooks/shop/api-down.mdx', webhook],
        ['content/services/shop.yaml', token],
        ['content/services/shop.yaml', webhook],
        ['content/site.yaml', token],
      ].map(([file = '', text = '']) => `${file}:${lineOfText(file, text, changes)}`),
    );
  });

  test('cannot be hidden by a comment of the scanner', async () => {
    const text = `# secretlint-disable\n${secrets['a GitHub token']}\n# secretlint-enable\n`;
    assert.equal((await secretProblems([{ file: 'x', text }], scanForSecrets)).length, 1);
  });

  test('is told with what to do', async () => {
    const text = secrets['a Slack webhook'] ?? '';
    assert.deepEqual(await secretProblems([{ file: 'x', text }], () => []), [
      {
        file: 'x',
        line: 1,
        message: 'This looks like a webhook address: T0A1… (44 characters).',
        mend: 'Replace it where it is valid: it is known now. Here write a variable that the shell has, or where to find it.',
      },
    ]);
  });
});
