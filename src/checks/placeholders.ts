import type { Runbook } from '#core/catalog.ts';
import { type Block, blocksOf } from '#core/outline.ts';
import { RE_PLACEHOLDER } from '#core/parameters.ts';
import type { Parameter } from '#schemas/parameter.ts';
import type { Problem } from './check.ts';

/** `{{name}}` in a block of a runbook. */
export interface Placeholder {
  name: string;
  /** Absent when the front matter does not declare it. */
  parameter: Parameter | undefined;
  block: Block;
  /** Where it starts in the block's code. */
  offset: number;
}

// Runbooks only: a guide has no parameters, and its blocks may show how to write one.
export function placeholdersOf(runbook: Runbook): Placeholder[] {
  return blocksOf(runbook.outline).flatMap((block) =>
    [...block.code.matchAll(RE_PLACEHOLDER)].map(({ 1: name = '', index }) => ({
      name,
      parameter: runbook.parameters.find((parameter) => parameter.name === name),
      block,
      offset: index,
    })),
  );
}

/** The place of an offset in a block's code. */
export function placeIn(runbook: Runbook, block: Block, offset: number): Pick<Problem, 'file' | 'line'> {
  const line = block.line + block.code.slice(0, offset).split('\n').length;
  return { file: runbook.source.file, line };
}
