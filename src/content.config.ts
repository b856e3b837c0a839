import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { type Kind, kinds } from '#schemas/kinds.ts';

/** A file's id is its path below its kind's folder, without the ending, case kept. */
const collection = (kind: Kind) =>
  defineCollection({
    loader: glob({
      pattern: `**/*.${kinds[kind].ending}`,
      base: `./content/${kind}`,
      generateId: ({ entry }) => entry.slice(0, entry.lastIndexOf('.')),
    }),
    schema: kinds[kind].schema,
  });

export const collections = Object.fromEntries(
  (Object.keys(kinds) as Kind[]).map((kind) => [kind, collection(kind)]),
);
