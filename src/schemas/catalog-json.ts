import { z } from 'astro/zod';

const place = { path: z.string() };

/** What of `/catalog.json`, version 1, the tools for alerts read. It may hold more: fields are added, none renamed. */
export const catalogJsonSchema = z.object({
  version: z.literal(1),
  /** Address of the home page, with a slash at its end. */
  site: z.url(),
  services: z.array(z.object({ ...place, id: z.string(), name: z.string() })),
  runbooks: z.array(
    z.object({
      ...place,
      id: z.string(),
      service: z.string(),
      title: z.string(),
      kind: z.string(),
      /** Every id that a link may end in. */
      anchors: z.array(z.string()),
      parameters: z.array(z.object({ name: z.string() })),
    }),
  ),
  alerts: z.array(
    z.object({
      ...place,
      name: z.string(),
      service: z.string(),
      runbook: z.string(),
      anchor: z.string(),
      /** Further runbooks that help. */
      also: z.array(z.object({ runbook: z.string() })),
      aliases: z.array(z.string()),
      /** Parameter of the runbook -> label that feeds it. */
      parameters: z.record(z.string(), z.string()),
    }),
  ),
  guides: z.array(z.object({ ...place, title: z.string(), anchors: z.array(z.string()) })),
  /** Pages that list others. */
  lists: z.array(z.object({ ...place, anchors: z.array(z.string()).optional() })),
  /** Paths that open a page besides its own; more than one target: a page to choose from. */
  accepted: z.record(z.string(), z.array(z.string())),
});
export type CatalogJson = z.output<typeof catalogJsonSchema>;
