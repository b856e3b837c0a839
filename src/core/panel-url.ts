import type { Dashboard } from '#schemas/dashboard.ts';
import { fillLink } from './link-template.ts';

/** Address of one panel of a Grafana dashboard; values that are not known are left out. */
export function panelUrl(
  { url }: Pick<Dashboard, 'url'>,
  panel: number,
  values: ReadonlyMap<string, string> = new Map(),
): string {
  const address = new URL(fillLink(url, values) ?? new URL(url).origin);
  address.searchParams.set('viewPanel', String(panel));
  return address.href;
}
