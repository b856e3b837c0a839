import type { z } from 'astro/zod';
import { type Finding, lineOf, type Source } from './finding.ts';
import { findNearest, mendByChoice } from './nearest.ts';

type Issue = z.core.$ZodIssue;

/** zod's own words, where a schema has none of its own. */
const RE_DEFAULT_MESSAGE = /^(?:Invalid|Too|Unrecognized)/;

/** Turns what a schema refused into findings: one for each place, in the words of the file. */
export function schemaFindings(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
  source: Source,
): Finding[] {
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(issue) : []));
  // A required key with a typo is unknown and missing: one mistake, one finding.
  const meant = new Set(unknown.map(({ path, nearest = '' }) => [...path, nearest].join('.')));
  const base = { level: 'error', check: 'schema', file: source.file } as const;
  return [
    ...issues
      .filter((issue) => issue.code !== 'unrecognized_keys')
      .map((issue) => ({ issue, at: issue.path.join('.'), found: valueAt(value, issue.path) }))
      .filter(({ at, found }) => found !== undefined || !meant.has(at))
      .map(({ issue, at, found }) => ({
        ...base,
        line: lineOf(source, at),
        message: `\`${at || 'the file'}\`: expected ${expected(issue)}, found ${show(found)}.`,
        mend:
          found === undefined ? `Add \`${String(issue.path.at(-1) ?? 'content')}\`.` : mendFor(issue, found),
      })),
    ...unknown.map(({ path, key, known, nearest }) => ({
      ...base,
      line: lineOf(source, [...path, key].join('.')),
      message: `Unknown key \`${[...path, key].join('.')}\`.`,
      mend: `${nearest === undefined ? 'Remove it. ' : ''}${mendByChoice(key, known)}`,
    })),
  ];

  function unknownKeys({ path, keys }: z.core.$ZodIssueUnrecognizedKeys) {
    const known = keysAt(schema, path.map(String), value);
    return keys.map((key) => ({ path, key, known, nearest: findNearest(key, known, 1)[0] }));
  }
}

function expected(issue: Issue): string {
  const choices = choicesOf(issue);
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  if (!RE_DEFAULT_MESSAGE.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : article(issue.expected);
    case 'too_small':
      return issue.origin === 'array' ? `at least ${issue.minimum} entry` : `${issue.minimum} or more`;
    case 'too_big':
      return `${issue.maximum} or less`;
    default:
      return issue.message;
  }
}

/** The values that may stand there, when they can be counted; of a union, those that tell its forms apart. */
function choicesOf(issue: Issue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue) return issue.options?.map(String);
  return undefined;
}

function mendFor(issue: Issue, found: unknown): string {
  const choices = choicesOf(issue);
  return choices === undefined ? `Write ${expected(issue)}.` : mendByChoice(String(found), choices);
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

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
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
  discriminator?: string;
}

/** Keys that the schema knows at a path; of a union, those of the form that the value says it has. */
function keysAt(schema: z.ZodType, path: readonly string[], value: unknown): string[] {
  const definition = schema.def as unknown as Definition;
  if (definition.innerType !== undefined) return keysAt(definition.innerType, path, value);
  if (definition.out !== undefined) return keysAt(definition.out, path, value);
  if (definition.options !== undefined) {
    const { options, discriminator = '' } = definition;
    const form = valueAt(value, [discriminator]);
    const chosen = options.find((option) => shapeOf(option)[discriminator]?.safeParse(form).success);
    return chosen === undefined ? [] : keysAt(chosen, path, value);
  }
  const [head, ...rest] = path;
  if (head === undefined) return Object.keys(definition.shape ?? {});
  const inner = definition.shape?.[head] ?? definition.element ?? definition.valueType;
  return inner === undefined ? [] : keysAt(inner, rest, valueAt(value, [head]));
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  return (schema.def as unknown as Definition).shape ?? {};
}
