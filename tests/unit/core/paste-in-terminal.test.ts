import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkValue } from '#core/parameters.ts';
import { parameterType } from '#schemas/parameter.ts';
import { hostileValues, ruleOf } from '#tests/hostile-values.ts';

// `script` of bsdutils, an essential package of Debian, is the terminal; other systems' `script` takes other arguments.
const skip = process.platform !== 'linux' && 'needs the `script` of util-linux';
const DEADLINE = 10_000;

const accepted = [
  ...parameterType.options.map((type) => ruleOf[type].example),
  ...hostileValues.map(({ value }) => value),
].filter((value) => parameterType.options.some((type) => checkValue(ruleOf[type], value).ok));

for (const bracketed of [true, false]) {
  describe(`A paste into bash with bracketed paste ${bracketed ? 'on' : 'off'}`, { skip }, () => {
    let folder: string;
    let terminal: ChildProcessWithoutNullStreams;
    let screen = '';
    const files = () => readdirSync(folder).filter((name) => name !== 'inputrc');
    const paste = (text: string) => terminal.stdin.write(bracketed ? `\u001b[200~${text}\u001b[201~` : text);

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'paste-'));
      writeFileSync(join(folder, 'inputrc'), `set enable-bracketed-paste ${bracketed ? 'on' : 'off'}\n`);
      terminal = spawn('script', ['-qfc', '/bin/bash --norc --noprofile -i', '/dev/null'], {
        cwd: folder,
        env: {
          PATH: '/usr/bin:/bin',
          TERM: 'xterm',
          PS1: 'ready> ',
          INPUTRC: join(folder, 'inputrc'),
          HOME: folder,
          HISTFILE: '/dev/null',
        },
      });
      terminal.stdout.on('data', (chunk: Buffer) => {
        screen += chunk.toString('latin1');
      });
      await until(
        () => screen.includes('ready> '),
        () => screen,
      );
      // Bash says whether it asked the terminal to bracket.
      assert.equal(screen.includes('\u001b[?2004h'), bracketed);
    });
    after(() => {
      terminal.kill();
      rmSync(folder, { recursive: true, maxRetries: 3 });
    });

    test('of every accepted value waits for Enter', async () => {
      assert.ok(accepted.length > parameterType.options.length);
      paste(`: ${accepted.join(' ')}; touch ran-by-enter`);
      await sleep(500);
      assert.deepEqual(files(), []);
      terminal.stdin.write('\r');
      await until(
        () => existsSync(join(folder, 'ran-by-enter')),
        () => screen,
      );
      assert.deepEqual(files(), ['ran-by-enter']);
    });

    test('of a refused value does not, so this test can see it', async () => {
      paste(`echo '${bracketed ? '\u001b[201~' : ''}\u0015touch ran-unasked\n'`);
      await until(
        () => existsSync(join(folder, 'ran-unasked')),
        () => screen,
      );
    });
  });
}

async function until(holds: () => boolean, what: () => string): Promise<void> {
  for (const start = Date.now(); !holds(); await sleep(20)) {
    assert.ok(Date.now() - start < DEADLINE, `Waited in vain: ${what()}`);
  }
}
