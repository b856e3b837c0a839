import { z } from 'astro/zod';
import { day, id, line, minutes, pagePath, runbookId, severityId } from './fields.ts';
import { parameterSchema } from './parameter.ts';

/** Front matter of `content/runbooks/<service>/<slug>.mdx`. Service and alerts are derived: from the folder, from the alert map. */
export const runbookSchema = z.strictObject({
  /** The situation, as a responder would say it. */
  title: line,
  /** The team's own number: `RB-02`. Default: none. */
  code: line.optional(),
  /** `alert`: an alert opens it. `operational`: a person notices. `procedure`: work that was planned. */
  kind: z.enum(['alert', 'operational', 'procedure']),
  /** What it means, in one line below the title. */
  summary: line,
  /** Row of the service's matrix it usually is. */
  severity: severityId,
  /** What a person would type who sees it: `orders fail`. */
  symptoms: z.array(line).min(1),
  /** What a log or a terminal shows, without what differs each time: `FATAL: sorry, too many clients already`. Default: none. */
  logs: z.array(line).default([]),
  /** Further words to be found by. Default: none. */
  keywords: z.array(line).default([]),
  /** Component ids of the service. */
  components: z.array(id).min(1),
  /** What a link may fill in. Default: none. */
  parameters: z.array(parameterSchema).default([]),
  /** Restored within. Default: the severity's. */
  recoverWithinMinutes: minutes.optional(),
  /** Contact id. Default: the service's owner. */
  owner: id.optional(),
  /** Day it was last read as a whole, by somebody who knows the system. */
  reviewedOn: day,
  /** The next reading is due so many days later at the most: by up to a quarter earlier, as the id decides, so that not all are due at once. Default: 90. */
  reviewEveryDays: z.int().min(1).default(90),
  /** What the reader needs before step 1: access, tools. Default: none. */
  prerequisites: z.array(line).default([]),
  /** Runbook ids. Default: none. */
  related: z.array(runbookId).default([]),
  /** Addresses that must keep opening this page. Default: none. */
  aliases: z.array(pagePath).default([]),
  /** Stands until somebody who knows the system has read the page. Its gaps are warnings as long. Default: it was written here. */
  imported: z
    .strictObject({
      /** Path of its source, in the folder that was imported. */
      from: line,
      /** Day of the import; `reviewedOn` says nothing more than that. */
      on: day,
    })
    .optional(),
  /** Anchors that this page, or a page it took over, once had -> the anchor that took their place. Default: none. */
  renamed: z.record(id, id).default({}),
});
export type RunbookMatter = z.output<typeof runbookSchema>;
