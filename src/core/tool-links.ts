import type { ServiceLink } from '#schemas/service.ts';

/** The links of a kind that fit an alert of a component: its own first, then those that are for all. */
export function toolLinks(
  links: readonly ServiceLink[],
  kind: ServiceLink['kind'],
  component: string | undefined,
): ServiceLink[] {
  const ofKind = links.filter((link) => link.kind === kind);
  return [
    ...ofKind.filter(({ components }) => component !== undefined && components.includes(component)),
    ...ofKind.filter(({ components }) => components.length === 0),
  ];
}
