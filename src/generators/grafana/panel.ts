import type { Catalog, CatalogService } from '#core/catalog.ts';
import { isDrawn, panelKind } from '#core/panels.ts';
import type { Dashboard, Panel, PanelKind } from '#schemas/dashboard.ts';
import { type GridPosition, placePanels, type Sized } from './layout.ts';
import { dataLink } from './links.ts';
import { panelContent, panelDescription, panelLinks } from './panel-text.ts';

/** Whoever imports the dashboard chooses it at the top. */
export const DATA_SOURCE = { type: 'prometheus', uid: `\${datasource}` };

/** The panels of one row in the form of Grafana, and the first line below them. */
export function placedPanels(
  catalog: Catalog,
  service: CatalogService,
  dashboard: Dashboard,
  panels: readonly Panel[],
  top: number,
): { panels: object[]; bottom: number } {
  const sized = panels.map((panel): Sized => {
    const kind = panelKind(panel);
    return { kind, content: isDrawn(kind) ? '' : panelContent(catalog, service, dashboard, panel) };
  });
  const places = placePanels(sized, top);
  return {
    panels: panels.map((panel, index) => {
      const gridPos = places[index] as GridPosition;
      const { kind, content } = sized[index] as Sized;
      return isDrawn(kind)
        ? drawnPanel(catalog, service, dashboard, panel, kind, gridPos)
        : textPanel(panel, content, gridPos);
    }),
    bottom: Math.max(top, ...places.map(({ y, h }) => y + h)),
  };
}

function textPanel({ id, title }: Panel, content: string, gridPos: GridPosition) {
  return {
    id,
    type: 'text',
    title,
    gridPos,
    fieldConfig: { defaults: {}, overrides: [] },
    options: {
      mode: 'markdown',
      content,
      code: { language: 'plaintext', showLineNumbers: false, showMiniMap: false },
    },
  };
}

function drawnPanel(
  catalog: Catalog,
  service: CatalogService,
  dashboard: Dashboard,
  panel: Panel,
  kind: PanelKind,
  gridPos: GridPosition,
) {
  const link = dataLink(catalog, dashboard, panel);
  return {
    id: panel.id,
    type: kind,
    title: panel.title,
    description: panelDescription(catalog, service, dashboard, panel),
    gridPos,
    ...(panel.range === undefined ? {} : { timeFrom: panel.range }),
    datasource: DATA_SOURCE,
    links: panelLinks(catalog, service, dashboard, panel),
    fieldConfig: {
      defaults: {
        color: { mode: kind === 'timeseries' ? 'palette-classic' : 'thresholds' },
        unit: panel.unit,
        mappings: [],
        thresholds: { mode: 'absolute', steps: stepsOf(panel) },
        links: link === undefined ? [] : [link],
        custom: customOf(panel, kind),
      },
      overrides: [],
    },
    options: optionsOf(panel, kind),
    targets: [targetOf(panel, kind)],
    ...(kind === 'table' ? { transformations: [WITHOUT_TIME] } : {}),
  };
}

function stepsOf({ thresholds }: Panel) {
  // Without thresholds no value has a colour that means something.
  if (thresholds.length === 0) return [{ color: 'text', value: null }];
  return thresholds.map(({ from, colour }) => ({ color: colour, value: from ?? null }));
}

function targetOf({ promql = '' }: Panel, kind: PanelKind) {
  const table = kind === 'table';
  return {
    refId: 'A',
    datasource: DATA_SOURCE,
    editorMode: 'code',
    expr: promql.trim(),
    format: table ? 'table' : 'time_series',
    instant: table,
    range: !table,
    legendFormat: '__auto',
  };
}

const WITHOUT_TIME = {
  id: 'organize',
  options: { excludeByName: { Time: true }, indexByName: {}, renameByName: {} },
};

function customOf({ thresholds }: Panel, kind: PanelKind) {
  if (kind === 'table') return { align: 'auto', cellOptions: { type: 'auto' }, inspect: false };
  if (kind === 'stat') return {};
  return {
    drawStyle: 'line',
    fillOpacity: 10,
    lineInterpolation: 'linear',
    lineWidth: 2,
    pointSize: 5,
    showPoints: 'auto',
    spanNulls: false,
    thresholdsStyle: { mode: thresholds.length > 0 ? 'dashed' : 'off' },
  };
}

function optionsOf({ thresholds }: Panel, kind: PanelKind) {
  if (kind === 'table') return { cellHeight: 'sm', showHeader: true };
  if (kind === 'stat') {
    return {
      colorMode: thresholds.length > 0 ? 'background' : 'value',
      graphMode: 'area',
      justifyMode: 'auto',
      orientation: 'auto',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      showPercentChange: false,
      textMode: 'auto',
      wideLayout: true,
    };
  }
  return {
    legend: { calcs: ['lastNotNull'], displayMode: 'list', placement: 'bottom', showLegend: true },
    tooltip: { mode: 'multi', sort: 'desc' },
  };
}
