import { parser } from '@grafana/lezer-logql';
import type { SyntaxFault } from '#core/syntax.ts';
import { faultsOf } from './lezer.ts';

/** Reads one LogQL query. Gives the first fault. */
export function parseLogql(code: string): SyntaxFault[] {
  return faultsOf(parser, code);
}
