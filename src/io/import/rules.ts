import { readFileSync, statSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { SourceRule } from '#core/import/rules.ts';
import { resultLabels } from '#core/promql-labels.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';

const MOST_BYTES = 20_000_000;

/** Every alerting rule in files of YAML or JSON, wherever it stands in them. @returns what could not be read, too. */
export function readSourceRules(files: readonly string[]): { rules: SourceRule[]; faults: string[] } {
  const rules: SourceRule[] = [];
  const faults: string[] = [];
  for (const file of files) {
    try {
      if (statSync(file).size > MOST_BYTES) throw new Error(`larger than ${MOST_BYTES / 1_000_000} MB`);
      for (const document of parseAllDocuments(readFileSync(file, 'utf8'), { prettyErrors: false })) {
        if (document.errors[0] !== undefined) throw document.errors[0];
        collect(document.toJS({ maxAliasCount: 1000 }), file, rules, 0);
      }
    } catch (error) {
      faults.push(`${file}: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  return { rules, faults };
}

function collect(value: unknown, file: string, rules: SourceRule[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 40) return;
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, file, rules, depth + 1);
    return;
  }
  const map = value as Record<string, unknown>;
  if (typeof map.alert === 'string' && map.expr !== undefined) {
    rules.push({
      name: map.alert,
      expr: String(map.expr),
      keeps: resultLabels(readPromqlTree(String(map.expr))),
      for: map.for === undefined ? undefined : String(map.for),
      labels: words(map.labels),
      annotations: words(map.annotations),
      file,
    });
    return;
  }
  for (const entry of Object.values(map)) collect(entry, file, rules, depth + 1);
}

function words(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry)]));
}
