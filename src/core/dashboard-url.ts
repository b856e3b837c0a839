import type { AlertEntry } from '#schemas/alert.ts';
import type { Dashboard } from '#schemas/dashboard.ts';
import { labelTemplate } from './label-template.ts';
import { panelUrl } from './panel-url.ts';

/** The `dashboard_url` annotation of an alert, a Go template: its panel, with the labels that the address takes. */
export function dashboardUrlOf(
  { dashboards }: { dashboards: readonly Pick<Dashboard, 'id' | 'url'>[] },
  alert: Pick<AlertEntry, 'name' | 'severity' | 'labels' | 'panel' | 'parameters'>,
): string | undefined {
  const { panel, parameters } = alert;
  const dashboard = dashboards.find(({ id }) => id === panel?.dashboard);
  if (panel === undefined || dashboard === undefined) return undefined;
  // Words that no encoding changes stand in for the templates until the address is whole.
  const places = Object.entries(parameters).map(([parameter, label], index) => ({
    parameter,
    word: `label${index}of${Object.keys(parameters).length}`,
    template: labelTemplate(alert, label),
  }));
  const values = new Map(places.map(({ parameter, word }) => [parameter, word]));
  return places.reduce(
    (url, { word, template }) => url.replaceAll(word, template),
    panelUrl(dashboard, panel.panel, values),
  );
}
