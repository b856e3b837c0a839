import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { type Kind, kinds } from '#schemas/kinds.ts';

/** A file's id is its path below its kind's folder, without the ending, case kept. */
const collection = (kind: Kind) =>
  defineCollection({
    loader: readAgainBySchema(
      glob({
        pattern: `**/*.${kinds[kind].ending}`,
        base: `./content/${kind}`,
        generateId: ({ entry }) => entry.slice(0, entry.lastIndexOf('.')),
      }),
      kinds[kind].schema,
    ),
    schema: kinds[kind].schema,
  });

/** Astro keeps what it read of a file that is the same: wrong when its schema is not, because a new key has a default. */
function readAgainBySchema(files: Loader, schema: z.ZodType): Loader {
  const shape = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  return {
    ...files,
    load: (context) =>
      files.load({
        ...context,
        generateDigest: (data) =>
          context.generateDigest(`${shape}\n${typeof data === 'string' ? data : JSON.stringify(data)}`),
      }),
  } as Loader;
}

export const collections = Object.fromEntries(
  (Object.keys(kinds) as Kind[]).map((kind) => [kind, collection(kind)]),
);
