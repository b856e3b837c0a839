import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandsOf, readableCommandsOf } from '#checks/commands.ts';
import { commandsHoldNoSecret } from '#checks/commands-hold-no-secret.ts';
import { commandsParse } from '#checks/commands-parse.ts';
import { commandsStandAlone } from '#checks/commands-stand-alone.ts';
import { dangerIsMarked } from '#checks/danger-is-marked.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { NO_TOOLS } from '#tests/content.ts';
import { fence, parameter, smallCatalog } from '#tests/small-catalog.ts';

describe('Commands are', () => {
  test('blocks, with what they destroy and the examples of their parameters', () => {
    const body = fence('rm -r {{pod}}', 'bash danger="it"') + fence('PONG', 'text output');
    const [{ place, ...command }, ...more] = commandsOf(
      smallCatalog({ body, parameters: [parameter('pod')] }),
    ).filter(({ fence }) => fence !== undefined) as [ReturnType<typeof commandsOf>[number]];
    assert.deepEqual(command, {
      language: 'bash',
      code: 'rm -r {{pod}}',
      filled: 'rm -r web-0',
      fence: { danger: 'it' },
    });
    assert.equal(place(1).file, 'content/runbooks/shop/checkout.mdx');
    assert.deepEqual(more, []);
  });

  test('quick commands and expressions, which have no fence', () => {
    const catalog = smallCatalog({
      alerts: [{ expr: 'up == 1' }],
      service: { commands: [{ id: 'a', title: 'A', code: 'date', expect: '1' }] },
    });
    assert.deepEqual(
      commandsOf(catalog).map(({ language, code, fence: none }) => [language, code, none]),
      [
        ['bash', 'date', undefined],
        ['promql', 'up == 1', undefined],
      ],
    );
  });

  test('not read when they are too long', () => {
    const catalog = smallCatalog({ body: fence('date\n'.repeat(4001)) + fence('date') });
    assert.deepEqual(
      readableCommandsOf(catalog)
        .filter(({ language }) => language === 'bash')
        .map(({ code }) => code),
      ['date'],
    );
  });
});

describe('Hostile code breaks and stops no check:', () => {
  const fill = (text: string) => text.repeat(19_000 / text.length);
  const parsers = loadParsers();
  for (const text of [
    '$(',
    '"$(',
    '${a:-',
    '(',
    "'",
    '"',
    '`',
    '/*',
    '$a$',
    '<<A ',
    'sudo ',
    'kubectl -n ',
    'redis-cli -n ',
    'delete from a ',
    'update a (',
    'token_',
    '?token=',
    'a=b://c:',
    'echo "$(a)"\n',
    'AA  ',
    'a\n',
    "sh -c '",
  ]) {
    test(JSON.stringify(text), { timeout: 30_000 }, async () => {
      for (const language of ['bash', 'sql']) {
        const catalog = smallCatalog({ body: fence(fill(text), language) });
        for (const check of [commandsParse, commandsStandAlone, commandsHoldNoSecret, dangerIsMarked])
          assert.ok(Array.isArray(await check.run(catalog, { ...NO_TOOLS, parsers })));
      }
    });
  }
});
