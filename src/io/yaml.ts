import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Finding } from '#core/finding.ts';

type Broken = Pick<Finding, 'message' | 'mend'> & { line: number };

interface ParsedYaml {
  value: unknown;
  /** 1-based line of each dotted path; '' is the document's first. */
  lines: Record<string, number>;
  findings: Finding[];
}

/**
 * Reads one YAML document with the line of every key. Never throws: a syntax error is a finding, the first one only, since
 * the rest follow from it.
 * @param firstLine line of the file on which `text` starts, 1 unless it is front matter.
 */
export function parseYaml(text: string, file: string, firstLine = 1): ParsedYaml {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lines: Record<string, number> = { '': firstLine };
  const broken: Broken[] = document.errors.map(({ message, pos }) => ({
    message: `Broken YAML: ${message.split('\n')[0]}.`,
    mend: 'Check the indentation, quotes and colons of this line and the one above it.',
    line: lineAt(pos[0]),
  }));
  const visit = (node: unknown, path: string): void => {
    const below = (key: string) => (path === '' ? key : `${path}.${key}`);
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        const key = below(String(pair.key.value));
        if (pair.key.range) lines[key] = lineAt(pair.key.range[0]);
        visit(pair.value, key);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const range = (item as { range?: [number, number, number] | null }).range;
        if (range) lines[below(String(index))] = lineAt(range[0]);
        visit(item, below(String(index)));
      });
    } else if (isAlias(node) && node.resolve(document) === undefined) {
      broken.push({
        message: `Broken YAML: \`*${node.source}\` refers to nothing.`,
        mend: 'Put the value into quotes: a leading `*` means a reference.',
        line: lineAt(node.range?.[0] ?? 0),
      });
    }
  };
  visit(document.contents, '');
  const findings = broken
    .slice(0, 1)
    .map((first): Finding => ({ level: 'error', check: 'yaml', file, ...first }));
  return { value: findings.length === 0 ? document.toJS() : undefined, lines, findings };
}
