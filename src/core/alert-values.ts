import type { AlertEntry } from '#schemas/alert.ts';
import type { Parameter } from '#schemas/parameter.ts';
import { checkValue } from './parameters.ts';

/** The values that a fired alert gives the parameters of its runbook. What a type refuses is left out whole. */
export function alertValues(
  alert: Pick<AlertEntry, 'parameters'>,
  parameters: readonly Parameter[],
  labels: Readonly<Record<string, string>>,
): Map<string, string> {
  const values = new Map<string, string>();
  for (const parameter of parameters) {
    const label = Object.hasOwn(alert.parameters, parameter.name)
      ? alert.parameters[parameter.name]
      : undefined;
    const value = label !== undefined && Object.hasOwn(labels, label) ? labels[label] : undefined;
    if (value !== undefined && checkValue(parameter, value).ok) values.set(parameter.name, value);
  }
  return values;
}
