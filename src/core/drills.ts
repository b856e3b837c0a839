import type { Catalog, CatalogDrill } from './catalog.ts';

type Held = Extract<CatalogDrill, { status: 'held' }>;
type Planned = Extract<CatalogDrill, { status: 'planned' }>;

/** The last time a runbook was exercised, if ever. */
export function lastDrill(catalog: Pick<Catalog, 'drills'>, runbookId: string): Held | undefined {
  return catalog.drills
    .filter((drill): drill is Held => drill.status === 'held' && drill.runbook === runbookId)
    .sort((a, b) => b.drilledOn.localeCompare(a.drilledOn))[0];
}

/** Exercises to come, the next first. */
export function plannedDrills(catalog: Pick<Catalog, 'drills'>): Planned[] {
  return catalog.drills
    .filter((drill): drill is Planned => drill.status === 'planned')
    .sort((a, b) => a.plannedOn.localeCompare(b.plannedOn));
}
