import { schemaFindings } from '#core/schema-finding.ts';
import { listedAlertsSchema, type Webhook, webhookSchema } from '#schemas/webhook.ts';

type Read = { webhook: Webhook } | { reason: string };

/** A notification of Alertmanager, or why the text is none. Never throws. */
export function readWebhook(text: string, file = 'webhook'): Read {
  return readJson(text, (value) => judge(value, file));
}

/** The same, or a list of alerts that fire, as `amtool alert query -o json` prints it. Never throws. */
export function readAlerts(text: string, file: string): Read {
  return readJson(text, (value) => {
    const listed = listedAlertsSchema.safeParse(value);
    if (!listed.success) return judge(value, file);
    const alerts = listed.data.map((alert) => ({ ...alert, status: 'firing' }));
    return judge({ version: '4', groupKey: 'list', receiver: 'list', status: 'firing', alerts }, file);
  });
}

function readJson(text: string, read: (value: unknown) => Read): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: `This is no JSON: ${(error as Error).message}.` };
  }
  return read(value);
}

function judge(value: unknown, file: string): Read {
  const parsed = webhookSchema.safeParse(value);
  if (parsed.success) return { webhook: parsed.data };
  const [first, ...others] = schemaFindings(parsed.error.issues, value, webhookSchema, { file, lines: {} });
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return { reason: `This is no webhook of Alertmanager, version 4. ${first?.message} ${first?.mend}${more}` };
}
