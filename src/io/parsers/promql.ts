import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxFault } from '#core/syntax.ts';
import { faultsOf } from './lezer.ts';

/** Reads one PromQL expression. Gives the first fault. Types are not checked: promtool does. */
export function parsePromql(code: string): SyntaxFault[] {
  return faultsOf(parser, code);
}
