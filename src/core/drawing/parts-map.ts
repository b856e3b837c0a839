import type { CatalogService } from '#core/catalog.ts';
import { type Drawing, type Point, type Shape, textWidth } from './drawing.ts';

const BOX = 40;
const GAP = 24;
const ROW = 96;

type Part = CatalogService['components'][number];

/** A service's parts in layers, each above what it needs: what breaks takes down what stands above it. */
export function drawPartsMap(service: CatalogService): Drawing {
  const rows = layers(service.components);
  const widthOf = (part: Part) => textWidth(part.name) + 28;
  const rowWidth = (row: Part[]) => row.reduce((sum, part) => sum + widthOf(part) + GAP, -GAP);
  const width = Math.max(320, ...rows.map(rowWidth)) + 4;
  const places = new Map<string, Point & { width: number }>();
  rows.forEach((row, depth) => {
    let x = (width - rowWidth(row)) / 2;
    for (const part of row) {
      places.set(part.id, { x, y: depth * ROW + 2, width: widthOf(part) });
      x += widthOf(part) + GAP;
    }
  });
  const lines: Shape[] = [];
  const boxes: Shape[] = [];
  for (const part of service.components) {
    const place = places.get(part.id);
    if (place === undefined) continue;
    const middle = place.x + place.width / 2;
    boxes.push(
      { kind: 'box', at: place, width: place.width, height: BOX, role: 'field' },
      {
        kind: 'text',
        at: { x: middle, y: place.y + BOX / 2 + 5 },
        text: part.name,
        role: 'ink',
        anchor: 'middle',
      },
    );
    for (const id of part.dependsOn) {
      const to = places.get(id);
      if (to === undefined) continue;
      lines.push({
        kind: 'line',
        from: { x: middle, y: place.y + BOX },
        to: { x: to.x + to.width / 2, y: to.y - 3 },
        role: 'quiet',
        arrow: true,
      });
    }
  }
  const nameOf = (id: string) => service.components.find((part) => part.id === id)?.name ?? id;
  return {
    width,
    height: (rows.length - 1) * ROW + BOX + 4,
    title: `What ${service.name} is made of, each part above what it needs`,
    description: service.components
      .map(({ name, dependsOn }) =>
        dependsOn.length === 0
          ? `${name} needs no other part.`
          : `${name} needs ${dependsOn.map(nameOf).join(', ')}.`,
      )
      .join(' '),
    shapes: [...lines, ...boxes],
  };
}

/** Parts by the length of the longest chain above them; a circle ends where it closes. */
function layers(parts: readonly Part[]): Part[][] {
  const depths = new Map<string, number>();
  const visit = (id: string, depth: number, above: ReadonlySet<string>): void => {
    if (above.has(id) || (depths.get(id) ?? -1) >= depth) return;
    depths.set(id, depth);
    const part = parts.find((known) => known.id === id);
    for (const below of part?.dependsOn ?? []) visit(below, depth + 1, new Set([...above, id]));
  };
  const needed = new Set(parts.flatMap(({ dependsOn }) => dependsOn));
  const roots = parts.filter(({ id }) => !needed.has(id));
  for (const { id } of roots.length > 0 ? roots : parts) visit(id, 0, new Set());
  const rows: Part[][] = [];
  for (const part of parts) {
    const depth = depths.get(part.id) ?? 0;
    rows[depth] = [...(rows[depth] ?? []), part];
  }
  return rows.map((row) => row ?? []);
}
