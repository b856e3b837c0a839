import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { z } from 'astro/zod';
import { kinds } from '#schemas/kinds.ts';
import { siteSchema } from '#schemas/site.ts';
import { synonymsSchema } from '#schemas/synonyms.ts';

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  catchall?: z.ZodType;
  [part: string]: unknown;
}

/** Every mapping of a schema with its dotted place, at any depth. */
function mappingsOf(schema: z.ZodType, at: string): { at: string; definition: Definition }[] {
  const definition = schema.def as unknown as Definition;
  const own = definition.type === 'object' ? [{ at, definition }] : [];
  const below = Object.entries(definition.shape ?? {}).flatMap(([key, part]) =>
    mappingsOf(part, `${at}.${key}`),
  );
  const inner = ['element', 'innerType', 'valueType', 'in', 'out', 'left', 'right'].flatMap((key) => {
    const part = definition[key] as z.ZodType | undefined;
    return part === undefined ? [] : mappingsOf(part, at);
  });
  const options = (definition.options ?? []) as z.ZodType[];
  return [...own, ...below, ...inner, ...options.flatMap((option) => mappingsOf(option, at))];
}

const schemas = {
  ...Object.fromEntries(Object.entries(kinds).map(([kind, { schema }]) => [kind, schema])),
  site: siteSchema,
  synonyms: synonymsSchema,
};

describe('A misspelled key is an error', () => {
  for (const [kind, schema] of Object.entries(schemas)) {
    test(`in every mapping of ${kind}`, () => {
      const mappings = mappingsOf(schema as z.ZodType, kind);
      assert.notEqual(mappings.length, 0);
      for (const { at, definition } of mappings)
        assert.equal((definition.catchall?.def as { type?: string } | undefined)?.type, 'never', at);
    });
  }
});
