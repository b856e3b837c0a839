/**
 * npm run anchors [-- --check]
 * Adds every address and anchor that the site serves to content/anchors.lock.json; takes none out.
 * --check writes nothing and exits 1 when something is missing: what is published must be registered.
 */
import { parseArgs } from 'node:util';
import { extendPublished } from '#core/published.ts';
import { formatPublished, loadPublished, writePublished } from '#io/published.ts';
import { readContent } from '#io/read-content.ts';
import type { Published } from '#schemas/published.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const { catalog, findings } = readContent();
if (findings.length > 0) {
  console.error('The content has findings: run `npm run check` and mend them first.');
  process.exit(1);
}
const before = loadPublished();
const after = extendPublished(before, catalog);
const count = ({ anchors, accepted }: Published) =>
  Object.values(anchors).reduce((sum, ids) => sum + 1 + ids.length, 0) +
  new Set(Object.values(accepted).flat()).size;
const added = count(after) - count(before);
if (!values.check) {
  writePublished(after);
  console.log(`${count(after)} addresses registered, ${added} new.`);
} else if (formatPublished(before) === formatPublished(after)) {
  console.log(`${count(after)} addresses registered.`);
} else {
  console.error(
    `${added} addresses are not registered: run \`npm run anchors\` and commit content/anchors.lock.json.`,
  );
  process.exit(1);
}
