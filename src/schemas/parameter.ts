import { z } from 'astro/zod';
import { line, word } from './fields.ts';

/** The types a parameter may have. There is no free text: `core/parameters.ts` holds each one's alphabet. */
export const parameterType = z.enum([
  'kubernetes-label',
  'kubernetes-name',
  'host',
  'prometheus-name',
  'job',
  'path',
  'device',
  'integer',
  'duration',
  'sql-name',
  'hex-id',
  'uuid',
  'enum',
]);
export type ParameterType = z.output<typeof parameterType>;

/** A value that a link may fill in. */
export const parameterSchema = z.strictObject({
  /** As it stands between the braces and in the link: `db_host`. */
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a name: lower-case letters, digits and underscores'),
  /** What values it takes; decides where the placeholder may stand. */
  type: parameterType,
  /** What the form calls it: `Database host`. */
  label: line,
  /** Where a reader finds the value, or what it decides. */
  description: line,
  /** A plausible value of the type; checks put it into the commands. */
  example: word,
  /** The values of an `enum`. Required for `enum`, refused for any other type. Default: none. */
  values: z.array(word).min(1).optional(),
  /** Lower bound of an `integer`. Required for `integer`, refused for any other type. Default: none. */
  min: z.int().min(0).optional(),
  /** Upper bound of an `integer`, as `min`. Default: none. */
  max: z.int().min(0).optional(),
});
export type Parameter = z.output<typeof parameterSchema>;
