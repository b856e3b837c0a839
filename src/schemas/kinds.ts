import type { z } from 'astro/zod';
import { alertMapSchema } from './alert.ts';
import { dashboardsSchema } from './dashboard.ts';
import { drillSchema } from './drill.ts';
import { escalationPolicySchema } from './escalation.ts';
import { guideSchema } from './guide.ts';
import { reviewSchema } from './review.ts';
import { runbookSchema } from './runbook.ts';
import { serviceSchema } from './service.ts';
import { severityMatrixSchema } from './severity.ts';

/** Every kind of content: its folder below `content/` is its name, `ending` its files'. */
export const kinds = {
  services: { ending: 'yaml', schema: serviceSchema },
  severities: { ending: 'yaml', schema: severityMatrixSchema },
  escalations: { ending: 'yaml', schema: escalationPolicySchema },
  alerts: { ending: 'yaml', schema: alertMapSchema },
  dashboards: { ending: 'yaml', schema: dashboardsSchema },
  drills: { ending: 'yaml', schema: drillSchema },
  reviews: { ending: 'yaml', schema: reviewSchema },
  runbooks: { ending: 'mdx', schema: runbookSchema },
  guides: { ending: 'mdx', schema: guideSchema },
} as const satisfies Record<string, { ending: 'yaml' | 'mdx'; schema: z.ZodType }>;

export type Kind = keyof typeof kinds;
export type DataOf<K extends Kind> = z.output<(typeof kinds)[K]['schema']>;
