import { type Alias, type Document, LineCounter, parseAllDocuments, visit } from 'yaml';
import { lineOfOffset, type SyntaxFault } from '#core/syntax.ts';

/** Reads YAML, one or more documents. Gives the first fault; a key that stands twice is one, so is `*name` without `&name`. */
export function parseYaml(code: string): SyntaxFault[] {
  const documents = [...parseAllDocuments(code, { lineCounter: new LineCounter(), prettyErrors: false })];
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error !== undefined) {
    const message = error.message.split('\n')[0] ?? '';
    return [{ line: lineOfOffset(code, error.pos[0]), message }];
  }
  const alias = documents.map(findLostAlias).find((found) => found !== undefined);
  if (alias === undefined) return [];
  const message = `\`*${alias.source}\` refers to nothing`;
  return [{ line: lineOfOffset(code, alias.range?.[0] ?? 0), message }];
}

function findLostAlias(document: Document): Alias | undefined {
  const anchors = new Set<string | undefined>();
  let lost: Alias | undefined;
  visit(document, {
    Value: (_key, { anchor }) => {
      anchors.add(anchor);
    },
    Alias: (_key, alias) => {
      if (!anchors.has(alias.source)) lost ??= alias;
    },
  });
  return lost;
}
