import type { Dashboard, Panel, PanelKind } from '#schemas/dashboard.ts';

/** How a panel is drawn. */
export function panelKind({ kind, promql }: Pick<Panel, 'kind' | 'promql'>): PanelKind {
  return kind ?? (promql === undefined ? 'text' : 'timeseries');
}

/** Whether a kind of panel is drawn from a query. */
export function isDrawn(kind: PanelKind): boolean {
  return kind === 'stat' || kind === 'timeseries' || kind === 'table';
}

/** Panels that stand together: those above all rows first, without a row; then row by row. Panels of no known row are above. */
export interface PanelRow {
  row: Dashboard['rows'][number] | undefined;
  panels: Panel[];
}

export function panelRows({ rows, panels }: Pick<Dashboard, 'rows' | 'panels'>): PanelRow[] {
  const above = panels.filter(({ row }) => !rows.some(({ id }) => id === row));
  return [
    ...(above.length > 0 ? [{ row: undefined, panels: above }] : []),
    ...rows.map((row) => ({ row, panels: panels.filter((panel) => panel.row === row.id) })),
  ];
}
