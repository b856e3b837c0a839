import { type CatalogService, findContact } from '#core/catalog.ts';
import { formatMinutes } from '#core/duration.ts';
import { stagesFor } from '#core/escalation.ts';
import { type Drawing, LINE_HEIGHT, type Shape, textBlock, wrapText } from './drawing.ts';

const LEFT = 96;
const COLUMN = 150;
const TOP = 44;

/** Who joins when, a line of time for each severity. Columns are the moments of the policy, not to scale. */
export function drawEscalationPath(service: CatalogService): Drawing {
  const moments = [...new Set(service.escalation.stages.map(({ afterMinutes }) => afterMinutes))].sort(
    (a, b) => a - b,
  );
  const shapes: Shape[] = moments.map((minutes, index) => ({
    kind: 'text',
    at: { x: LEFT + index * COLUMN, y: 20 },
    text: minutes === 0 ? 'at once' : formatMinutes(minutes),
    role: 'quiet',
  }));
  const sentences: string[] = [];
  let y = TOP;
  for (const { id, rank } of service.severities.levels) {
    const stages = stagesFor(service.escalation, id);
    const cells = moments.map((minutes) =>
      stages
        .filter(({ afterMinutes }) => afterMinutes === minutes)
        .map(({ contact, condition }) => {
          const name = findContact(service, contact)?.name ?? contact;
          return condition === undefined ? name : `${name}, if needed`;
        }),
    );
    const texts = cells.map((names) => names.flatMap((name) => wrapText(name, COLUMN - 16)));
    const rows = Math.max(1, ...texts.map((lines) => lines.length));
    const last = cells.findLastIndex((names) => names.length > 0);
    shapes.push(
      { kind: 'text', at: { x: 0, y: y + 5 }, text: id, role: 'ink', bold: true },
      {
        kind: 'line',
        from: { x: LEFT, y },
        to: { x: LEFT + Math.max(0, last) * COLUMN, y },
        role: `severity-${rank}`,
      },
      ...cells.flatMap((names, index): Shape[] =>
        names.length === 0
          ? []
          : [{ kind: 'dot', at: { x: LEFT + index * COLUMN, y }, radius: 7, role: `severity-${rank}` }],
      ),
      ...texts.flatMap((lines, index) =>
        textBlock(lines, { x: LEFT + index * COLUMN - 6, y: y + 26 }, 'ink'),
      ),
    );
    sentences.push(
      `${id}: ${cells.flatMap((names, index) => (names.length === 0 ? [] : [`${moments[index] === 0 ? 'at once' : `after ${formatMinutes(moments[index] ?? 0)}`} ${names.join(' and ')}`])).join(', ')}.`,
    );
    y += 30 + rows * LINE_HEIGHT + 20;
  }
  return {
    width: LEFT + moments.length * COLUMN,
    height: y - 10,
    title: `Who joins when, in ${service.name}`,
    description: sentences.join(' '),
    shapes,
  };
}
