import { stringify } from 'yaml';
import type { Check, Problem, Tools } from '#checks/check.ts';
import { assembleCatalog, type Catalog } from '#core/catalog.ts';
import { frontMatterOf, parsePage } from '#io/page.ts';
import { parseYaml } from '#io/yaml.ts';
import { alertMapSchema } from '#schemas/alert.ts';
import { dashboardsSchema } from '#schemas/dashboard.ts';
import { runbookSchema } from '#schemas/runbook.ts';
import { serviceSchema } from '#schemas/service.ts';
import type { Site } from '#schemas/site.ts';
import { atOnce, NO_TOOLS } from '#tests/content.ts';

/** What a test says of its content; the rest is filled in. */
export interface Parts {
  /** MDX of the one runbook, below its heading "Diagnosis". */
  body?: string;
  /** Front matter of the runbook. */
  parameters?: object[];
  matter?: object;
  /** Keys of the service. */
  service?: object;
  alerts?: object[];
  dashboards?: object[];
}

/** A parameter of a type, with what the type needs. */
export function parameter(name: string, type = 'kubernetes-name', more: object = {}): object {
  return { name, type, label: name, description: name, example: 'web-0', ...more };
}

/** A fenced block. */
export function fence(code: string, info = 'bash'): string {
  return `\`\`\`${info}\n${code}\n\`\`\`\n`;
}

const files: Record<string, string> = {};

/** A catalog of one service with one runbook. */
export function smallCatalog(parts: Parts): Catalog {
  const { body = '', parameters = [], matter = {}, service = {}, alerts = [], dashboards = [] } = parts;
  const page = `---\n${stringify({
    title: 'Checkout fails',
    kind: 'alert',
    summary: 'Orders do not go through.',
    severity: 'SEV1',
    symptoms: ['checkout fails'],
    logs: ['500 on /checkout'],
    components: ['api'],
    reviewedOn: '2026-11-20',
    parameters,
    ...matter,
  })}---\n\n## Diagnosis {#diagnosis}\n\n${body}`;
  const runbook = 'content/runbooks/shop/checkout.mdx';
  const { outline, findings } = parsePage(page, runbook);
  if (outline === undefined) throw new Error(findings[0]?.message);
  return assembleCatalog(
    {} as Site,
    {
      sites: [],
      services: [
        entry('shop', serviceSchema, 'content/services/shop.yaml', {
          name: 'Shop',
          summary: 'Sells.',
          owner: 'on-call',
          workflow: [{ phase: 'diagnosis', title: 'Diagnosis' }],
          components: [{ id: 'api', name: 'API', summary: 'Answers.' }],
          ...service,
        }),
      ],
      alerts: [
        entry('shop', alertMapSchema, 'content/alerts/shop.yaml', {
          alerts: alerts.map((alert) => ({
            name: 'CheckoutFails',
            summary: 'Orders fail.',
            impact: 'No orders.',
            severity: 'SEV1',
            expr: 'up == 0',
            runbook: 'shop/checkout',
            ...alert,
          })),
        }),
      ],
      dashboards:
        dashboards.length === 0
          ? []
          : [entry('shop', dashboardsSchema, 'content/dashboards/shop.yaml', { dashboards })],
      runbooks: [{ ...entry('shop/checkout', runbookSchema, runbook, undefined, page), outline, body }],
      severities: [],
      escalations: [],
      guides: [],
      drills: [],
      reviews: [],
    } as unknown as Parameters<typeof assembleCatalog>[1],
  );
}

/** What a check says of some content: the message, and the line it points at. */
export function problemsOf(check: Check, parts: Parts): [message: string, line: string][] {
  return atOnce(check.run(smallCatalog(parts), NO_TOOLS)).map(withLine);
}

/** The same of a check that waits for its tools. */
export async function problemsUsing(
  tools: Partial<Tools>,
  check: Check,
  parts: Parts,
): Promise<[message: string, line: string][]> {
  return (await check.run(smallCatalog(parts), { ...NO_TOOLS, ...tools })).map(withLine);
}

function withLine({ message, file, line = 0 }: Problem): [message: string, line: string] {
  return [message, files[file]?.split('\n')[line - 1]?.trim() ?? ''];
}

function entry<T>(
  id: string,
  schema: { parse: (value: unknown) => T },
  file: string,
  value: unknown,
  page?: string,
) {
  const text = page ?? stringify(value);
  files[file] = text;
  const matter = page === undefined ? { yaml: text, firstLine: 1 } : frontMatterOf(page);
  if (matter === undefined) throw new Error(`${file} has no front matter.`);
  const parsed = parseYaml(matter.yaml, file, matter.firstLine);
  return { id, data: schema.parse(parsed.value), source: { file, lines: parsed.lines }, outline: undefined };
}
