import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { findingsOf } from '#checks/index.ts';
import { readFolder } from '#io/import/folder.ts';
import { writeNew } from '#io/import/import-files.ts';
import { readSourceRules } from '#io/import/rules.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readContent } from '#io/read-content.ts';
import { makeContent } from '#tests/content.ts';
import { filesOf, importFiles, lostWords, OLD_RULES, OLD_RUNBOOKS } from '#tests/importing.ts';

const { files, unread } = readFolder(OLD_RUNBOOKS);
const { rules } = readSourceRules([OLD_RULES]);
const imported = await importFiles(files, rules);
const page = (from: string) => {
  const found = imported.pages.find((candidate) => candidate.from === from);
  assert.ok(found, from);
  return found;
};

describe('A folder of runbooks', () => {
  test('becomes content that passes every check', async () => {
    const root = makeContent();
    const { written, refused } = writeNew(join(root, 'content'), filesOf(imported));
    assert.equal(written.length, files.length + 4);
    assert.deepEqual(refused, []);
    const findings = await findingsOf(() => readContent(root), {
      parsers: loadParsers(),
      today: '2026-11-20',
      findSecrets: async () => [],
    });
    assert.deepEqual(
      findings.filter(({ level }) => level === 'error'),
      [],
    );
    assert.equal(findings.filter(({ check }) => check === 'imports-are-reviewed').length, files.length);
  });

  test('loses no word: each stands in its page or in the report', () => {
    for (const from of files.map(({ path }) => path))
      assert.deepEqual(lostWords(readFileSync(join(OLD_RUNBOOKS, from), 'utf8'), page(from)), {}, from);
  });

  test('names what was not read', () => {
    assert.deepEqual(unread, [{ path: 'web/_index.md', reason: 'a page of a section without text' }]);
  });

  test('is written once: a second run leaves every file as it is', () => {
    const root = makeContent();
    const all = filesOf(imported);
    writeNew(join(root, 'content'), all);
    const changed = join(root, 'content', all.at(-2)?.path ?? '');
    writeFileSync(changed, 'mine');
    const { written, refused } = writeNew(join(root, 'content'), all);
    assert.deepEqual(written, []);
    assert.equal(refused.length, all.length);
    assert.equal(readFileSync(changed, 'utf8'), 'mine');
    assert.equal(
      refused.find(({ path }) => changed.endsWith(path))?.reason,
      'is there already, and says something else',
    );
  });
});

describe('The alert map', () => {
  test('has the worst of the rules of one name, which label fills which parameter, and one unit of time', () => {
    const [alert] = imported.alerts.filter(({ name }) => name === 'QueueStuck');
    assert.equal(alert?.severity, 'critical');
    assert.equal(alert?.runbook, 'old/queue-stuck');
    assert.equal(alert?.anchor, 'diagnosis');
    assert.deepEqual(alert?.parameters, { namespace: 'namespace', pod: 'pod' });
    assert.equal(alert?.summary, 'Queue of namespace is stuck for long.');
  });

  test('has a rule that links to the page under another name', () => {
    assert.equal(imported.alerts.find(({ name }) => name === 'DiskWillFill')?.runbook, 'old/disk-full');
  });
});

describe('Old addresses', () => {
  test('are aliases: the path of the file, and those of its front matter', () => {
    assert.deepEqual(page('queue/QueueStuck.md').matter.aliases, [
      '/runbooks/queue/QueueStuck/',
      '/old/queue-stuck/',
    ]);
  });

  test('with fragments are renamed to where their text stands', () => {
    assert.deepEqual(page('queue/QueueStuck.md').matter.renamed, {
      meaning: 'overview',
      impact: 'symptoms',
      queuestuck: 'overview',
    });
  });

  test('are links to the new pages', () => {
    const text = filesOf(imported).find(({ path }) => path.endsWith('queue-stuck.mdx'))?.text ?? '';
    assert.match(text, /\[the disk\]\(\/runbooks\/old\/disk-full\/\)/);
    assert.match(text, /\[its cure\]\(\/runbooks\/old\/disk-full\/#make-room\)/);
    assert.match(text, /the manual \(`http:\/\/wiki\.example\.com\/export`\)/);
  });
});

test('Files of the content are never written through a link', async () => {
  const root = makeContent();
  const { symlinkSync } = await import('node:fs');
  const outside = join(root, 'outside.mdx');
  mkdirSync(join(root, 'content/runbooks/old'), { recursive: true });
  symlinkSync(outside, join(root, 'content/runbooks/old/disk-full.mdx'));
  const { refused } = writeNew(join(root, 'content'), filesOf(imported));
  assert.deepEqual(
    refused.map(({ path }) => path),
    ['runbooks/old/disk-full.mdx'],
  );
  assert.equal(existsSync(outside), false);
});
