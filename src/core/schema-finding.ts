import type { z } from 'astro/zod';
import { type Finding, lineOf, type Source } from './finding.ts';
import { mendByChoice } from './nearest.ts';

type Issue = z.core.$ZodIssue;

/** Turns what a schema refused into findings: one for each place, in the words of the file. */
export function schemaFindings(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
  source: Source,
): Finding[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const at = path.join('.');
    const base = { level: 'error', check: 'schema', file: source.file } as const;
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, path);
      return issue.keys.map((key) => ({
        ...base,
        line: lineOf(source, [...path, key].join('.')),
        message: `Unknown key \`${[...path, key].join('.')}\`.`,
        mend: `Remove it. ${mendByChoice(key, known)}`,
      }));
    }
    const found = valueAt(value, path);
    return [
      {
        ...base,
        line: lineOf(source, at),
        message: `\`${at || 'the file'}\`: expected ${expected(issue)}, found ${show(found)}.`,
        mend: found === undefined ? `Add \`${path.at(-1) ?? 'content'}\`.` : mendFor(issue, found),
      },
    ];
  });
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : article(issue.expected);
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array' ? `at least ${issue.minimum} entry` : `${issue.minimum} or more`;
    case 'too_big':
      return `${issue.maximum} or less`;
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'one of the known forms'
        : `a known \`${issue.discriminator}\``;
    default:
      return issue.message;
  }
}

function mendFor(issue: Issue, found: unknown): string {
  if (issue.code === 'invalid_value') return mendByChoice(String(found), issue.values.map(String));
  return `Write ${expected(issue)}.`;
}

function article(type: string): string {
  if (type === 'object' || type === 'record') return 'a mapping of keys';
  if (type === 'array') return 'a list';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const shown = JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 77)}…` : shown;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  valueType?: z.ZodType;
  out?: z.ZodType;
  options?: z.ZodType[];
}

/** Keys that the schema knows at a path; of a union, those of all its forms. */
function keysAt(schema: z.ZodType, path: readonly string[]): string[] {
  const definition = schema.def as unknown as Definition;
  if (definition.innerType !== undefined) return keysAt(definition.innerType, path);
  if (definition.out !== undefined) return keysAt(definition.out, path);
  if (definition.options !== undefined) {
    return [...new Set(definition.options.flatMap((option) => keysAt(option, path)))];
  }
  const [head, ...rest] = path;
  if (head === undefined) return Object.keys(definition.shape ?? {});
  const inner = definition.shape?.[head] ?? definition.element ?? definition.valueType;
  return inner === undefined ? [] : keysAt(inner, rest);
}
