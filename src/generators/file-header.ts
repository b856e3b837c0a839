import type { CatalogService } from '#core/catalog.ts';
import type { TreeReader } from '#core/syntax-tree.ts';

/** What a generated file says of where it comes from. The same content gives the same bytes: no clock. */
export interface FileOrigin {
  /** The commit that last changed the content; undefined outside a repository. */
  commit: string | undefined;
}

/** What the generators of files are given besides the catalog. */
export interface FileTools extends FileOrigin {
  readPromql: TreeReader;
}

/** The comment that every generated file starts with, in the comment signs of YAML. */
export function formatHeader(title: string, { id }: CatalogService, origin: FileOrigin): string {
  return headerLines(title, id, origin)
    .map((line) => `# ${line}\n`)
    .join('');
}

export function headerLines(title: string, service: string, { commit }: FileOrigin): string[] {
  const from = commit === undefined ? '' : `, commit ${commit}`;
  return [
    title,
    `Generated from content/ (service ${service}${from}).`,
    'Do not edit it here: change the content and run `npm run generate`.',
  ];
}
