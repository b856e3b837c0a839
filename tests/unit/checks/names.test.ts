import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { builtChecks } from '#checks/built/index.ts';
import { checks } from '#checks/index.ts';
import { ruleChecks } from '#checks/rules/index.ts';
import { readContent } from '#io/read-content.ts';

/** Names stand in allowances, in other people's scripts and in links to the guide: a new one is added, none is changed. */
const NAMES = `
alert-links-carry-values alert-links-hold alerts-feed-parameters alerts-have-links allowances-are-used anchors-are-registered
blocks-are-clean built-contacts-are-public built-links-resolve built-secrets-are-absent
commands-hold-no-secret commands-parse commands-stand-alone contacts-are-public danger-is-marked external-links-answer files
ids-are-given ids-are-unique imports-are-reviewed links-resolve mdx pages-are-text panels-can-be-drawn
parameters-are-declared parameters-are-sound
parameters-are-used phases-follow-workflow placeholders-are-arguments placeholders-are-inert
placeholders-stand-free published-links-are-built published-links-hold references-resolve
reviews-are-current scaffolds-are-filled schema secrets-are-absent severities-are-ranked severities-reach-somebody shellcheck
steps-are-complete symptoms-are-complete synonyms-lead-to-pages texts-are-short titles-are-unique titles-hold-no-placeholder tool-links-take-parameters
yaml
`;

const all = [
  // What the reader, the runner and `npm run links` say.
  ...['files', 'yaml', 'mdx', 'schema', 'allowances-are-used', 'external-links-answer'],
  ...[...checks, ...builtChecks, ...ruleChecks].map(({ name }) => name),
].sort();

const guide = readContent().catalog.guides.find(({ slug }) => slug === 'checks');
const text = readFileSync(join(import.meta.dirname, '../../../content/guides/checks.mdx'), 'utf8');

test('Names of checks are those that they have always had', () => {
  assert.deepEqual(all, NAMES.trim().split(/\s+/));
});

describe('The guide to the checks', () => {
  const phases = new Map(guide?.outline.phases.map((phase) => [phase.id ?? '', phase]));

  for (const name of all) {
    test(`shows ${name}: a section of its name, a bad example and its mend`, () => {
      const phase = phases.get(name);
      assert.ok(phase, `content/guides/checks.mdx needs \`## ${name} {#${name}}\``);
      assert.equal(phase.title, name);
      const titles = phase.blocks.map(({ title = '' }) => title);
      assert.ok(
        titles.some((title) => title.startsWith('Bad')),
        `${name}: no block titled "Bad"`,
      );
      assert.ok(
        titles.some((title) => title.startsWith('Mend')),
        `${name}: no block titled "Mend"`,
      );
    });
  }

  test('has no section of a check that is gone', () => {
    const others = ['reading', 'allowing', 'json'];
    const named = [...phases.keys()].filter((id) => phases.get(id)?.title === id);
    assert.deepEqual(
      named.filter((id) => !all.includes(id) && !others.includes(id)),
      [],
    );
  });

  test('documents every key of a finding as JSON', () => {
    const section = text.slice(text.indexOf('{#json}'), text.indexOf('## files'));
    for (const key of [
      'version',
      'findings',
      'level',
      'check',
      'file',
      'line',
      'message',
      'mend',
      'address',
      'origin',
    ])
      assert.match(section, new RegExp(`"${key}":`), key);
  });
});
