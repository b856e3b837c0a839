import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { siteLinkFinder } from '#core/rules/site-pattern.ts';
import { decideLink } from '#core/rules/wanted-link.ts';
import { annotate, type Writing } from '#io/rules/annotate.ts';
import { readRuleFile } from '#io/rules/read-rule-file.ts';
import { temporaryFolder } from '#tests/content.ts';
import { sampleDocuments } from '#tests/rule-corpus.ts';
import { sampleTarget } from '#tests/sample-target.ts';

const folder = temporaryFolder();
const target = sampleTarget();
const find = siteLinkFinder(target.site);

function passes(file: string, text: string): boolean {
  const path = join(folder, file);
  writeFileSync(path, text);
  const { status, error } = spawnSync('promtool', ['check', 'rules', path]);
  assert.equal(error, undefined, 'promtool is not installed: apt-get install prometheus');
  return status === 0;
}

test('promtool takes every rule file after a link was written as it did before', () => {
  const documents = sampleDocuments(380, 6).filter(({ prometheus, alerts }) => prometheus && alerts > 0);
  let taken = 0;
  for (const { file, text } of documents) {
    const { rules } = readRuleFile(file, text, true);
    const writings = rules.flatMap((rule): Writing[] => {
      const decision = decideLink(rule, target, find, { replaceForeign: true });
      return decision.action === 'write' ? [{ rule, key: decision.key, value: decision.url }] : [];
    });
    const { text: after } = annotate(text, writings);
    if (!passes(`before-${file}`, text)) continue;
    taken += 1;
    assert.equal(passes(`after-${file}`, after), true, after);
  }
  assert.ok(taken > 100, `promtool took ${taken} of ${documents.length} files`);
});
