import type { Catalog } from '#core/catalog.ts';
import { freshnessOf } from '#core/freshness.ts';
import type { Drawing, Shape } from './drawing.ts';

const LEFT = 300;
const RIGHT = 760;
const ROW = 26;
const TOP = 40;
const DAY = 86_400_000;

/**
 * Each runbook's time from its last reading to the day it is due, drills as dots (held full, planned hollow), and today
 * as a line through all. @param today ISO day.
 */
export function drawFreshnessChart(catalog: Catalog, today: string): Drawing {
  const rows = catalog.runbooks.map((runbook) => ({
    runbook,
    freshness: freshnessOf(runbook, today),
    drills: catalog.drills.filter((drill) => drill.runbook === runbook.id),
  }));
  const days = rows.flatMap(({ runbook, freshness, drills }) => [
    runbook.reviewedOn,
    freshness.dueOn,
    ...drills.map((drill) => (drill.status === 'held' ? drill.drilledOn : drill.plannedOn)),
  ]);
  const times = [...days, today].map((day) => Date.parse(day));
  const first = Math.min(...times) - 3 * DAY;
  const span = Math.max(...times) + 3 * DAY - first;
  const x = (day: string) => LEFT + ((Date.parse(day) - first) / span) * (RIGHT - LEFT);
  const bottom = TOP + rows.length * ROW;
  const shapes: Shape[] = [
    { kind: 'line', from: { x: x(today), y: 24 }, to: { x: x(today), y: bottom }, role: 'accent' },
    { kind: 'text', at: { x: x(today), y: 16 }, text: `today, ${today}`, role: 'ink', anchor: 'middle' },
  ];
  rows.forEach(({ runbook, freshness, drills }, index) => {
    const y = TOP + index * ROW + ROW / 2;
    const name = runbook.title;
    shapes.push(
      {
        kind: 'text',
        at: { x: LEFT - 12, y: y + 5 },
        text: name.length > 36 ? `${name.slice(0, 35)}…` : name,
        role: 'ink',
        anchor: 'end',
      },
      {
        kind: 'line',
        from: { x: x(runbook.reviewedOn), y },
        to: { x: x(freshness.dueOn), y },
        role: freshness.state === 'overdue' ? 'severity-2' : 'quiet',
      },
      ...drills.map(
        (drill): Shape => ({
          kind: 'dot',
          at: { x: x(drill.status === 'held' ? drill.drilledOn : drill.plannedOn), y },
          radius: 6,
          role: 'accent',
          hollow: drill.status === 'planned',
        }),
      ),
    );
  });
  const overdue = rows.filter(({ freshness }) => freshness.state === 'overdue').length;
  const held = catalog.drills.filter(({ status }) => status === 'held').length;
  return {
    width: RIGHT + 20,
    height: bottom + 8,
    title:
      'Each runbook from its last reading to the day it is due. Rings are planned drills, dots held ones.',
    description: `${rows.length} runbooks, ${overdue} overdue. ${held} drills held, ${catalog.drills.length - held} planned. The table below has every date.`,
    shapes,
  };
}
