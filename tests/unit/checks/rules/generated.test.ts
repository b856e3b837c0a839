import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ruleFindings } from '#checks/rules/index.ts';
import { type LinkTarget, linkTargetOf } from '#core/rules/link-target.ts';
import { siteLinkFinder } from '#core/rules/site-pattern.ts';
import { generateCatalogJson } from '#generators/catalog-json.ts';
import { generateFiles } from '#generators/files.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { checkCatalogJson } from '#io/rules/load-catalog-json.ts';
import { readRuleFile } from '#io/rules/read-rule-file.ts';

const { catalog } = readContent();
const json = generateCatalogJson(catalog, { commit: undefined, builtAt: new Date(0) });
const target: LinkTarget = linkTargetOf(checkCatalogJson(JSON.parse(JSON.stringify(json)), 'the content'));
const find = siteLinkFinder(target.site);

describe('The files that the site writes for other tools', () => {
  const read = [...generateFiles(catalog, { commit: undefined, readPromql: readPromqlTree })]
    .filter(([path]) => /\.(?:ya?ml|json)$/.test(path))
    .map(([path, text]) => readRuleFile(path, text, false));

  test('link to places that are there, with labels that their rules give', () => {
    assert.deepEqual(
      ruleFindings(read, target, find).filter(({ level }) => level === 'error'),
      [],
    );
  });

  test('are many, and were read', () => {
    assert.ok(read.flatMap(({ rules }) => rules).length >= catalog.alerts.length);
    assert.ok(read.flatMap(({ dashboards }) => dashboards).length > 0);
  });
});
