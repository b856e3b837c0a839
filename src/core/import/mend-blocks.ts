import type { Finding } from '#core/finding.ts';
import type { ImportedPage } from './import-pages.ts';
import { type SourceNode, walkSource } from './tree.ts';

const RE_FENCE = /^\s*(`{3,})\S/;

/** Checks that a block which is no command passes. */
const OF_COMMANDS = [
  'blocks-are-clean',
  'commands-parse',
  'commands-stand-alone',
  'placeholders-are-arguments',
  'placeholders-are-inert',
  'placeholders-stand-free',
  'danger-is-marked',
];

/**
 * Turns each block that a check complains of into text: it is shown as the source has it, and not as a command of this site.
 * @param text the page as it was written; @returns whether anything changed.
 */
export function mendBlocks(page: ImportedPage, text: string, findings: readonly Finding[]): boolean {
  const blocks = [...walkSource(page.root)].filter(({ type }) => type === 'code');
  const places = placesOf(text);
  const mended = new Set<SourceNode>();
  for (const { check, line = 0, message } of findings) {
    if (!OF_COMMANDS.includes(check)) continue;
    const at = places.findIndex(({ from, to }) => line >= from && line <= to);
    const block = blocks[at];
    if (block === undefined || block.lang === 'text' || mended.has(block)) continue;
    mended.add(block);
    block.lang = 'text';
    block.meta = (block.meta ?? '').replace(/\s*danger="[^"]*"/, '').trim() || undefined;
    page.notes.push({
      kind: 'unsure',
      line: 1,
      message: `A block stands as text, since ${check} says: ${message}`,
      text: '',
    });
  }
  return mended.size > 0;
}

/** First and last line of each fenced block. */
function placesOf(text: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  let open: { fence: string; from: number } | undefined;
  text.split('\n').forEach((line, index) => {
    if (open !== undefined) {
      if (line.trim() !== open.fence) return;
      places.push({ from: open.from, to: index + 1 });
      open = undefined;
    } else {
      const fence = RE_FENCE.exec(line)?.[1];
      if (fence !== undefined) open = { fence, from: index + 1 };
    }
  });
  return places;
}
