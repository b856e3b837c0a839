import { readFileSync } from 'node:fs';
import type { ParameterRule } from '#core/parameters.ts';
import { type ParameterType, parameterType } from '#schemas/parameter.ts';

/** Attack inputs with what each is for. */
export const hostileValues: { name: string; value: string; why: string }[] = JSON.parse(
  readFileSync(new URL('../fixtures/hostile-params.json', import.meta.url), 'utf8'),
);

const examples: Record<ParameterType, string> = {
  'kubernetes-label': 'payments',
  'kubernetes-name': 'celery-7f9c.blue',
  host: 'db-1.internal:5432',
  'prometheus-name': 'HighErrorRate',
  job: 'node/worker-1',
  path: '/var/lib/postgresql',
  device: 'nvme0n1',
  integer: '42',
  duration: '15m',
  'sql-name': 'price_history',
  'hex-id': '4bf92f3577b34da6',
  uuid: '123e4567-e89b-12d3-a456-426614174000',
  enum: 'eu-west-1',
};

/** A parameter of each type. */
export const ruleOf: Record<ParameterType, ParameterRule> = Object.fromEntries(
  parameterType.options.map((type) => [type, { type, example: examples[type] }]),
) as Record<ParameterType, ParameterRule>;
Object.assign(ruleOf.integer, { min: 1, max: 65535 });
Object.assign(ruleOf.enum, { values: ['eu-west-1', 'eu-west-2', '/', 'us_east:blue'] });
