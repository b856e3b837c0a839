import type { Dashboard } from '#schemas/dashboard.ts';
import { fillLink } from './link-template.ts';

/** Address of one panel of a Grafana dashboard; values that are not known are left out. */
export function panelUrl({ url }: Pick<Dashboard, 'url'>, panel: number): string {
  const address = new URL(fillLink(url, new Map()) ?? new URL(url).origin);
  address.searchParams.set('viewPanel', String(panel));
  return address.href;
}
