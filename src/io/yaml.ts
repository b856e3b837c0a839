import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Finding } from '#core/finding.ts';

interface ParsedYaml {
  value: unknown;
  /** 1-based line of each dotted path; '' is the document's first. */
  lines: Record<string, number>;
  findings: Finding[];
}

/**
 * Reads one YAML document with the line of every key. Never throws: syntax errors are findings.
 * @param firstLine line of the file on which `text` starts, 1 unless it is front matter.
 */
export function parseYaml(text: string, file: string, firstLine = 1): ParsedYaml {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lines: Record<string, number> = { '': firstLine };
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
    }
  };
  visit(document.contents, '');
  const findings = document.errors.map(
    (error): Finding => ({
      level: 'error',
      check: 'yaml',
      file,
      line: lineAt(error.pos[0]),
      message: `Broken YAML: ${error.message.split('\n')[0]}.`,
      mend: 'Check the indentation, quotes and colons of this line and the one above it.',
    }),
  );
  return { value: findings.length === 0 ? document.toJS() : undefined, lines, findings };
}
