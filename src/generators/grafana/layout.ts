import type { PanelKind } from '#schemas/dashboard.ts';

/** Where a panel stands on Grafana's grid of 24 columns; a unit of height is 38 px. */
export interface GridPosition {
  h: number;
  w: number;
  x: number;
  y: number;
}

/** What of a panel decides about its size. */
export interface Sized {
  kind: PanelKind;
  /** Its Markdown; empty for what is drawn. */
  content: string;
}

const COLUMNS = 24;
const WIDTHS: Record<PanelKind, number> = { stat: 6, timeseries: 12, table: 12, text: 8, runbooks: 24 };
const UNIT = 38;
/** On a screen of 1280 px. */
const CHARACTERS_A_COLUMN = 6;
/** Title of a panel, its margins, and some room. */
const TITLE = 68;

/**
 * Panels of a row from left to right, wrapped like words: what stands side by side is equally high, the last one takes the
 * width that is left. Nothing overlaps, nothing has to be scrolled.
 * @param top the first free line
 */
export function placePanels(panels: readonly Sized[], top: number): GridPosition[] {
  const shelves: Sized[][] = [];
  let used = COLUMNS;
  for (const panel of panels) {
    const width = WIDTHS[panel.kind];
    if (used + width > COLUMNS) {
      shelves.push([]);
      used = 0;
    }
    shelves.at(-1)?.push(panel);
    used += width;
  }
  let y = top;
  return shelves.flatMap((shelf) => {
    const placed = placeShelf(shelf, y);
    y += placed[0]?.h ?? 0;
    return placed;
  });
}

function placeShelf(shelf: readonly Sized[], y: number): GridPosition[] {
  let x = 0;
  const columns = shelf.map(({ kind }, index) => {
    const from = x;
    const w = index === shelf.length - 1 ? COLUMNS - from : WIDTHS[kind];
    x += w;
    return { x: from, w };
  });
  const h = Math.max(...shelf.map((panel, index) => heightOf(panel, columns[index]?.w ?? COLUMNS)));
  return columns.map((column) => ({ h, w: column.w, x: column.x, y }));
}

function heightOf({ kind, content }: Sized, width: number): number {
  if (kind === 'stat') return 4;
  if (kind === 'timeseries' || kind === 'table') return 8;
  const pixels = content.split('\n').reduce((sum, line) => sum + linePixels(line, width), 0);
  return Math.max(4, Math.ceil((pixels + TITLE) / UNIT));
}

/** Of one line of Markdown, wrapped; what lies between paragraphs and round blocks is half a line. */
function linePixels(line: string, width: number): number {
  if (line === '' || line.startsWith('```')) return 12;
  if (line.startsWith('|')) return 36;
  // Addresses of links are not seen.
  const shown = line.replace(/\]\([^)]*\)/g, '');
  return 22 * Math.ceil(shown.length / (width * CHARACTERS_A_COLUMN));
}
