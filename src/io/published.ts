import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FindingsError } from '#core/findings-error.ts';
import { schemaFindings } from '#core/schema-finding.ts';
import { type Published, publishedSchema } from '#schemas/published.ts';

const FILE = 'content/anchors.lock.json';

/**
 * Reads the register of published anchors; an empty one where there is no file yet.
 * @throws FindingsError when the file is not what `npm run anchors` writes.
 */
export function loadPublished(root = process.cwd()): Published {
  const file = join(root, FILE);
  if (!existsSync(file)) return { version: 1, anchors: {}, accepted: {} };
  const value = parse(readFileSync(file, 'utf8'));
  const parsed = publishedSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FindingsError(
    schemaFindings(parsed.error.issues, value, publishedSchema, { file: FILE, lines: { '': 1 } }),
  );
}

/** Writes the register, a line for each page, so that a change shows which. */
export function writePublished(published: Published, root = process.cwd()): void {
  writeFileSync(join(root, FILE), formatPublished(published));
}

export function formatPublished({ version, anchors, accepted }: Published): string {
  const lines = (entries: Record<string, string[]>) =>
    Object.entries(entries)
      .map(([path, values]) => `\n    ${JSON.stringify(path)}: ${JSON.stringify(values)}`)
      .join(',');
  return `{\n  "version": ${version},\n  "anchors": {${lines(anchors)}\n  },\n  "accepted": {${lines(accepted)}\n  }\n}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FindingsError([
      {
        level: 'error',
        check: 'schema',
        file: FILE,
        line: 1,
        message: `Broken JSON: ${(error as Error).message}.`,
        mend: 'Take the file from the last good commit, then run `npm run anchors`.',
      },
    ]);
  }
}
