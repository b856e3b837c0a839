import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { secretsAreAbsent as check, secretProblems } from '#checks/secrets-are-absent.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { loadSources } from '#io/sources.ts';
import { adding, catalogWith, lineOfText, makeContent, NO_TOOLS, replacing } from '#tests/content.ts';

const letters = (count: number) => 'aB3dE5gH7jK9mN2pQ4sT6vW8xY'.repeat(8).slice(0, count);
const hex = (count: number) => '0123456789abcdef'.repeat(8).slice(0, count);

/** In pieces: nobody else's scanner shall take them for real ones. */
const secrets: Record<string, string> = {
  'a Slack webhook': `https://hooks.slack.com/services/${'T0A1B2C3D'}/${'B0A1B2C3D'}/${letters(24)}`,
  'a Slack workflow': `https://hooks.slack.com/triggers/${'T0A1B2C3D'}/1234567890/${letters(24)}`,
  'a Slack bot token': `${'xox'}b-123456789012-1234567890123-${letters(24)}`,
  'a Discord webhook': `https://discord.com/api/webhooks/123456789012345678/${letters(60)}`,
  'a Teams webhook': `https://acme.webhook.office.com/webhookb2/${hex(8)}-${hex(4)}@${hex(8)}/IncomingWebhook/${hex(32)}/${hex(8)}`,
  'a PagerDuty address': `https://events.pagerduty.com/integration/${hex(32)}/enqueue`,
  'a ping address': `https://hc-ping.com/${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  'a Telegram bot': `https://api.telegram.org/bot123456789:${letters(35)}/sendMessage`,
  'a GitHub token': `${'gh'}p_${letters(36)}`,
  'a fine-grained GitHub token': `${'github'}_pat_${letters(22)}_${letters(59)}`,
  'a Grafana service account token': `${'gl'}sa_${letters(32)}_${hex(8)}`,
  'an AWS access key': `${'AK'}IA${'Q3EGRIZLXKPS7YQD'}`,
  'a signed token': `${'ey'}JhbGciOiJIUzI1NiJ9.${'ey'}JzdWIiOiIxMjM0NTY3ODkwIn0.${letters(43)}`,
  'a private key': `-----BEGIN ${'RSA'} PRIVATE KEY-----`,
  'an OpenSSH key': `-----BEGIN ${'OPENSSH'} PRIVATE KEY-----`,
  'a Google key': `${'AI'}za${letters(35)}`,
  'a Stripe key': `${'sk'}_live_${letters(24)}`,
  'an npm token': `${'np'}m_${letters(36)}`,
  'a SendGrid key': `${'S'}G.${letters(22)}.${letters(43)}`,
  'an OpenAI key': `${'sk'}-proj-${letters(74)}T3Blbk${'FJ'}${letters(74)}`,
  'a GitLab token': `${'glp'}at-${letters(20)}`,
  'a Vault token': `${'hv'}s.${letters(95)}`,
  'a Sentry address': `https://${hex(32)}@o123.ingest.sentry.io/4505`,
  'a database with its password': `postgres://shop:${'h7Tz'}Qm2x@db.example.com/shop`,
  'a queue with its password': `redis://:${'h7Tz'}Qm2x@cache.example.com:6379/0`,
  'a login': `curl -H "Authorization: Bearer ${letters(30)}"`,
  'a basic login': `Authorization: Basic ${'c2hvcDpo'}N1R6UW0yeA==`,
  'a password in a variable': `PGPASSWORD=${'h7Tz'}Qm2xR5 psql`,
  'a password in YAML': `  db_password: "${'h7Tz'}Qm2xR5"`,
  'an API key in JSON': `{"api_key": "${hex(32)}"}`,
};

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
