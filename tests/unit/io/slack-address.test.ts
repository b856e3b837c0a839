import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { slackAddress } from '#io/slack-address.ts';
import { temporaryFolder } from '#tests/content.ts';

const URL_TEXT = 'https://hooks.slack.com/services/T/B/x';
const given = (SLACK_WEBHOOK_URL?: string, file?: string) => slackAddress(file, { SLACK_WEBHOOK_URL });
const fileWith = (text: string) => {
  const file = join(temporaryFolder(), 'slack-url');
  writeFileSync(file, text);
  return file;
};

describe('The address of Slack', () => {
  test('comes from the environment or from a file, with or without a line break', () => {
    assert.equal(given(URL_TEXT).href, URL_TEXT);
    assert.equal(given(undefined, fileWith(`${URL_TEXT}\n`)).href, URL_TEXT);
    assert.equal(given('', fileWith(URL_TEXT)).href, URL_TEXT);
  });

  test('is asked for in words that tell what to do', () => {
    assert.throws(() => given(), /set SLACK_WEBHOOK_URL, or name a file with --url-file/);
    assert.throws(() => given(undefined, fileWith(' \n')), /slack-url is empty/);
    assert.throws(
      () => given(undefined, '/nowhere/slack-url'),
      /\/nowhere\/slack-url cannot be read: ENOENT/,
    );
    assert.throws(() => given(URL_TEXT, fileWith(URL_TEXT)), /given twice/);
  });

  test('is one to which a secret may be sent; no message repeats it', () => {
    for (const bad of [
      'http://hooks.example/s3cret',
      'hooks.slack.com/s3cret',
      'file:///s3cret',
      'https://u:s3cret@h.example/',
    ])
      assert.throws(
        () => given(bad),
        (error: Error) => !error.message.includes('s3cret') && error.message.startsWith('SLACK_WEBHOOK_URL '),
        bad,
      );
    for (const own of ['http://127.0.0.1:9/x', 'http://localhost:9/x', 'http://[::1]:9/x'])
      assert.equal(given(own).href, own);
    assert.throws(() => given('http://127.0.0.1.evil.example/'), /https/);
  });
});
