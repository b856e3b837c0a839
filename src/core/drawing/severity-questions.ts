import type { CatalogService } from '#core/catalog.ts';
import { type Drawing, LINE_HEIGHT, type Shape, textBlock, textWidth, wrapText } from './drawing.ts';

const WIDTH = 324;
const QUESTION = 186;
const PAD = 12;

/**
 * "Which severity is this?": the questions of the matrix from the worst down; the first yes decides, the last row is
 * what remains. @returns undefined when the matrix asks none.
 */
export function drawSeverityQuestions(service: CatalogService): Drawing | undefined {
  const { levels } = service.severities;
  const asked = levels.filter(({ question }) => question !== undefined);
  if (asked.length === 0) return undefined;
  const shapes: Shape[] = [];
  let y = 2;
  asked.forEach(({ id, rank, question = '' }, index) => {
    const lines = wrapText(question, QUESTION - 2 * PAD);
    const height = lines.length * LINE_HEIGHT + 2 * PAD;
    const middle = y + height / 2;
    shapes.push(
      { kind: 'box', at: { x: 2, y }, width: QUESTION, height, role: 'field' },
      ...textBlock(lines, { x: 2 + PAD, y: y + PAD + 14 }, 'ink'),
      {
        kind: 'line',
        from: { x: QUESTION + 2, y: middle },
        to: { x: QUESTION + 36, y: middle },
        role: 'ink',
        arrow: true,
      },
      { kind: 'text', at: { x: QUESTION + 16, y: middle - 6 }, text: 'yes', role: 'quiet', anchor: 'middle' },
      ...badge(id, rank, QUESTION + 42, middle),
    );
    y += height;
    const rest = levels.slice(levels.indexOf(asked[index] as (typeof levels)[number]) + 1);
    if (rest.length === 0) return;
    shapes.push(
      { kind: 'line', from: { x: 60, y }, to: { x: 60, y: y + 32 }, role: 'ink', arrow: true },
      { kind: 'text', at: { x: 72, y: y + 20 }, text: 'no', role: 'quiet' },
    );
    y += 36;
  });
  const last = levels.at(-1);
  if (last !== undefined && last.question === undefined) {
    shapes.push(...badge(last.id, last.rank, 2, y + 16));
    y += 34;
  }
  const remains = last !== undefined && last.question === undefined ? ` Otherwise: ${last.id}.` : '';
  return {
    width: WIDTH,
    height: y + 4,
    title: `Which severity is this, in ${service.name}?`,
    description: `${asked.map(({ id, question }) => `${question} Yes: ${id}.`).join(' If no: ')}${remains}`,
    shapes,
  };
}

function badge(id: string, rank: number, x: number, middle: number): Shape[] {
  return [
    { kind: 'dot', at: { x: x + 10, y: middle }, radius: 9, role: `severity-${rank}` },
    { kind: 'text', at: { x: x + 28, y: middle + 5 }, text: id, role: 'ink', bold: true },
    {
      kind: 'line',
      from: { x: x + 28, y: middle + 11 },
      to: { x: x + 28 + textWidth(id), y: middle + 11 },
      role: `severity-${rank}`,
    },
  ];
}
