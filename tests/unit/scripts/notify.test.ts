import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { makeContent } from '#tests/content.ts';
import { type Answer, OK, SECRET, startSlackDouble } from '#tests/slack-double.ts';
import { fired, webhookOf } from '#tests/webhook.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/notify.ts');
const WEBHOOK = webhookOf([fired({ alertname: 'ShopApiDown', team: 'shop', namespace: 'prod' })]);
const root = makeContent();
const file = join(root, 'webhook.json');
writeFileSync(file, JSON.stringify(WEBHOOK));

const closers: (() => void)[] = [];
after(() => {
  for (const close of closers) close();
});
const slackWith = async (...answers: Answer[]) => {
  const slack = await startSlackDouble(...answers);
  closers.push(slack.close);
  return slack;
};

function start(words: string[], environment: Record<string, string> = {}): ChildProcess {
  const { SLACK_WEBHOOK_URL: _url, WAYPOST_URL: _site, WAYPOST_BASE: _base, ...rest } = process.env;
  return spawn(process.execPath, [SCRIPT, '--root', root, ...words], { env: { ...rest, ...environment } });
}

async function run(words: string[], environment: Record<string, string> = {}, input = '') {
  const child = start(words, environment);
  child.stdin?.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout as NonNullable<ChildProcess['stdout']>),
    text(child.stderr as NonNullable<ChildProcess['stderr']>),
    once(child, 'close'),
  ]);
  assert.doesNotMatch(stdout + stderr, new RegExp(SECRET), 'the address is a secret');
  return { code, stdout, stderr };
}

describe('npm run notify', () => {
  test('posts a file', async () => {
    const slack = await slackWith(OK);
    const { code, stdout, stderr } = await run([file], { SLACK_WEBHOOK_URL: slack.url.href });
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, 'Posted (firing, 1 alert: ShopApiDown), attempt 1.\n');
    assert.match(
      slack.posted[0]?.text ?? '',
      /^▲ SEV1 · ShopApiDown · Web shop\. The API answers no request\./,
    );
    assert.equal((slack.posted[0]?.blocks?.length ?? 0) > 3, true);
  });

  test('posts what it is piped, to the address of a file', async () => {
    const slack = await slackWith(OK);
    const urlFile = join(root, 'slack-url');
    writeFileSync(urlFile, `${slack.url.href}\n`);
    const { code } = await run(['--url-file', urlFile], {}, JSON.stringify(WEBHOOK));
    assert.deepEqual([code, slack.posted.length], [0, 1]);
  });

  test('prints the message and posts nothing in a dry run', async () => {
    const { code, stdout } = await run([file, '--dry-run']);
    const message = JSON.parse(stdout);
    assert.deepEqual([code, message.blocks[0].type], [0, 'header']);
  });

  test('prints the whole notification and fails when it cannot be posted', async () => {
    const slack = await slackWith({ status: 404, body: 'no_service' });
    const { code, stderr } = await run([file], { SLACK_WEBHOOK_URL: slack.url.href });
    assert.equal(code, 1);
    const [said, whole = ''] = stderr.split('\n');
    assert.equal(
      said,
      'Not posted (firing, 1 alert: ShopApiDown). Slack did not take it, 1 attempts: answered 404 "no_service"',
    );
    assert.deepEqual(JSON.parse(whole), WEBHOOK);
  });

  test('says what is wrong with what it is given, and exits 2', async () => {
    const cases: [words: string[], stderr: RegExp, input?: string][] = [
      [['--dry-run'], /^stdin: This is no JSON: /, 'no'],
      [['--dry-run', join(root, 'none.json')], /ENOENT/],
      [[file], /^Nowhere to post to: set SLACK_WEBHOOK_URL/],
      [[file, '--listen', '127.0.0.1:0', '--dry-run'], /not both/],
      [[file, file, '--dry-run'], /name one file/],
      [['--listen', '9099', '--dry-run'], /^--listen 9099: write a host and a port: 127\.0\.0\.1:9099\./],
      [['--listen', '127.0.0.1:99999', '--dry-run'], /write a host and a port/],
      [['--nothing'], /--nothing/],
      [[`https://hooks.slack.com/services/x`, '--dry-run'], /secret and does not belong on a command line/],
      [[file, '--dry-run', '--root', join(root, 'nowhere')], /content\/site\.yaml:1 There is no such file\./],
    ];
    const check = async ([words, said, input]: (typeof cases)[number]) => {
      const { code, stderr } = await run(words, {}, input);
      assert.equal(code, 2, words.join(' '));
      assert.match(stderr, said);
    };
    // Two at once: each is a process that reads a library.
    for (let at = 0; at < cases.length; at += 2) await Promise.all(cases.slice(at, at + 2).map(check));
  });
});

describe('npm run notify -- --listen', () => {
  async function receiver(environment: Record<string, string>, folder = root) {
    const child = start(['--root', folder, '--listen', '127.0.0.1:0'], environment);
    closers.push(() => child.kill('SIGKILL'));
    let out = '';
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    const home = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', (chunk) => {
        out += chunk;
        const [, address] = /at (http:\S+)\/webhook/.exec(out) ?? [];
        if (address) resolve(address);
      });
      child.once('exit', () => reject(new Error(err)));
    });
    const post = () =>
      fetch(`${home}/webhook`, {
        method: 'POST',
        body: JSON.stringify(WEBHOOK),
        headers: { 'Content-Type': 'application/json' },
      });
    return { child, home, post, output: () => ({ out, err }) };
  }

  test('answers only when Slack has taken the message', async () => {
    const slack = await slackWith({ ...(OK as object), afterMs: 200 } as Answer, {
      status: 403,
      body: 'invalid_token',
    });
    const { post, output } = await receiver({ SLACK_WEBHOOK_URL: slack.url.href });
    const begin = performance.now();
    assert.equal((await post()).status, 200);
    assert.equal(performance.now() - begin >= 190, true);
    assert.equal(slack.posted.length, 1);
    assert.equal((await post()).status, 502);
    const whole = output().err.split('\n')[1] ?? '';
    assert.deepEqual(JSON.parse(whole), WEBHOOK);
  });

  test('finishes what is under way when it is told to end', async () => {
    const slack = await slackWith({ ...(OK as object), afterMs: 400 } as Answer);
    const { child, post } = await receiver({ SLACK_WEBHOOK_URL: slack.url.href });
    const under = post();
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGTERM');
    assert.equal((await under).status, 200);
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    assert.equal(code, 0);
  });

  test('reads the content again on SIGHUP, and keeps the former one when that fails', async () => {
    const own = makeContent();
    const { child, output } = await receiver({ SLACK_WEBHOOK_URL: 'http://127.0.0.1:9/x' }, own);
    child.kill('SIGHUP');
    const said = async (words: string) => {
      for (let tries = 0; tries < 250 && !Object.values(output()).join('').includes(words); tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(Object.values(output()).join('').includes(words), true, words);
    };
    await said('The content is read again.');
    writeFileSync(join(own, 'content/site.yaml'), 'name: [');
    child.kill('SIGHUP');
    await said('the former one stays: content/site.yaml:1');
    assert.deepEqual([child.exitCode, child.signalCode], [null, null]);
  });
});
