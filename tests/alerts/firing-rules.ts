import { parse, stringify } from 'yaml';
import type { AlertSeries } from './alert-series.ts';

interface Rule {
  alert: string;
  expr: string;
  for?: string;
}

/**
 * A generated rule file whose rules fire in seconds: labels and annotations as they are, but the expression asks for a
 * test's own series, and nothing waits. Rates over hours cannot be had in a test.
 */
export function firingRules(text: string, series: readonly AlertSeries[]): string {
  const file = parse(text) as { groups: { name: string; rules: Rule[] }[] };
  for (const group of file.groups) {
    for (const rule of group.rules) {
      const metric = series.find(
        ({ alert }) => alert.service === group.name && alert.name === rule.alert,
      )?.metric;
      if (metric === undefined) throw new Error(`No series fires ${rule.alert}.`);
      rule.expr = `${metric} == 1`;
      delete rule.for;
    }
  }
  return stringify(file);
}
