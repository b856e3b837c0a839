import { schemaFindings } from '#core/schema-finding.ts';
import { type Webhook, webhookSchema } from '#schemas/webhook.ts';

/** A notification of Alertmanager, or why the text is none. Never throws. */
export function readWebhook(text: string, file = 'webhook'): { webhook: Webhook } | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: `This is no JSON: ${(error as Error).message}.` };
  }
  const parsed = webhookSchema.safeParse(value);
  if (parsed.success) return { webhook: parsed.data };
  const [first, ...others] = schemaFindings(parsed.error.issues, value, webhookSchema, { file, lines: {} });
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return { reason: `This is no webhook of Alertmanager, version 4. ${first?.message} ${first?.mend}${more}` };
}
