import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { checks } from '#checks/index.ts';
import type { Finding } from '#core/finding.ts';
import { findShellcheck } from '#io/shellcheck.ts';
import { MutableContent } from '#tests/mutation.ts';
import { blockFaults } from './mutations/blocks.ts';
import { fileFaults } from './mutations/files.ts';
import { linkFaults } from './mutations/links.ts';
import { parameterFaults } from './mutations/parameters.ts';
import { privateFaults } from './mutations/private.ts';
import { structureFaults } from './mutations/structure.ts';
import { wordFaults } from './mutations/words.ts';

const faults = [
  ...fileFaults,
  ...linkFaults,
  ...structureFaults,
  ...blockFaults,
  ...parameterFaults,
  ...privateFaults,
  ...wordFaults,
];
/** What the reader and the runner say beside the checks. */
const OTHERS = ['files', 'yaml', 'mdx', 'schema', 'allowances-are-used'];

describe('One fault in the library', () => {
  let content: MutableContent;
  let untouched: Finding[];
  before(async () => {
    content = new MutableContent();
    untouched = await content.findings();
  });

  test('is none of those that are there', () => assert.deepEqual(untouched, []));

  for (const [number, fault] of faults.entries()) {
    const { check, file, put, also = [] } = fault;
    const title = `${number + 1} is found by ${check}: ${file} ${put?.trim().split('\n')[0]?.slice(0, 60) ?? 'gone'}`;
    const skip = check === 'shellcheck' && findShellcheck() === undefined;
    test(title, { skip }, async () => {
      const [all, line] = await content.findingsWith(fault);
      const findings = all.filter((finding) => !untouched.some((other) => isDeepStrictEqual(finding, other)));
      const found = findings.map((finding) => `${finding.check} ${finding.file}:${finding.line ?? 1}`);
      assert.ok(
        found.includes(`${check} ${fault.in ?? file}:${line}`),
        `line ${line}, but\n${found.join('\n')}`,
      );
      const wrong = findings.filter((finding) => finding.check !== check && !also.includes(finding.check));
      assert.deepEqual(wrong, []);
    });
  }

  test('is tried at least twice for each check', () => {
    for (const name of [...checks.map((check) => check.name), ...OTHERS]) {
      const tried = faults.filter(({ check }) => check === name).length;
      assert.ok(tried >= 2, `${name}: ${tried}`);
    }
  });

  test('is tried in at least sixty ways', () => assert.ok(faults.length >= 60, String(faults.length)));
});
