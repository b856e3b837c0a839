import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contactsArePublic as check, contactProblems } from '#checks/contacts-are-public.ts';
import { loadSources } from '#io/sources.ts';
import { atOnce, catalogWith, makeContent, NO_TOOLS, replacing } from '#tests/content.ts';
import { contacts } from '#tests/leaks.ts';

const AT = '@';
const harmless = [
  `compliance-duty${AT}example.com`,
  `mailto:status${AT}shop.example.com`,
  `on-call+sev1${AT}example.org`,
  `git clone git${AT}github.com:example/waypost.git`,
  `systemctl restart postgresql${AT}main.service`,
  `https://user:pw${AT}db.example.com/`,
  `docker pull shop${AT}sha256:0123`,
  `celery${AT}worker-1`,
  `rate(http_requests_total[5m] ${AT} 1700000000)`,
  'Call +1 415 555 0132.',
  '(212) 555-0199',
  '2026-11-20T19:47:45+00:00',
  '2026-11-20 10:00:00 +0000 UTC',
  'a+1234567890',
  '1700000000',
  'x = 10 + 1234567890123',
  '100 200 3000',
  '0123-4567-8901',
  'memory 512 536870912',
  '-1 +2 00:10:00',
  'the call takes 2000 ms',
  '127.0.0.1:9090',
  '0.0.0.0',
  '203.0.113.7',
  'http://10.42.3.17:5555',
  '10.244.1.5',
  '172.17.0.1',
  '169.254.169.254',
  'dig @1.1.1.1 example.com',
  'Chrome/120.0.6099.109',
  'v1.2.3.4',
  'version 1.2.3.4.5',
  '999.1.1.1',
  'shop.default.svc.cluster.local',
  'host.docker.internal:8000',
  '/etc/fail2ban/jail.local',
  '.env.local',
  'cp settings.local.json x',
  'localhost:3000',
  'the internal network',
  'a::b::c fd: 3',
];

describe('Contact data', () => {
  for (const [what, text] of Object.entries(contacts)) {
    test(`is found: ${what}`, () => {
      const found = contactProblems([{ file: 'content/x.mdx', text: `# a\n\n${text}\n` }]);
      assert.deepEqual(
        found.map(({ file, line }) => [file, line]),
        [['content/x.mdx', 3]],
      );
    });
  }

  test('is not seen where there is none', () => {
    for (const text of harmless) assert.deepEqual(contactProblems([{ file: 'x', text }]), [], text);
  });

  test('is found in the file that holds it', () => {
    const changes = {
      'content/escalations/shop.yaml': replacing('reason: Every alert.', `reason: Ask x.y${AT}acme.io`),
    };
    const sources = loadSources(makeContent(changes));
    const problems = atOnce(check.run(catalogWith(), { ...NO_TOOLS, sources }));
    assert.deepEqual(
      problems.map(({ file, message }) => [file, message]),
      [
        [
          'content/escalations/shop.yaml',
          'This looks like an e-mail address of a person or a real domain: @acm… (8 characters).',
        ],
      ],
    );
  });
});
