import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FindingsError } from '#core/findings-error.ts';
import { schemaFindings } from '#core/schema-finding.ts';
import { type Site, siteSchema } from '#schemas/site.ts';
import { parseYaml } from './yaml.ts';

/**
 * Reads `content/site.yaml`; WAYPOST_URL and WAYPOST_BASE, which the deployment sets, win over it.
 * @throws FindingsError when the file does not fit its schema.
 */
export function loadSite(root = process.cwd(), environment: NodeJS.ProcessEnv = process.env): Site {
  const file = 'content/site.yaml';
  const { value, lines, findings } = parseYaml(readFileSync(join(root, file), 'utf8'), file);
  if (findings.length > 0) throw new FindingsError(findings);
  const overridden = {
    ...(value as object),
    ...(environment.WAYPOST_URL ? { url: environment.WAYPOST_URL } : {}),
    ...(environment.WAYPOST_BASE !== undefined ? { base: environment.WAYPOST_BASE || '/' } : {}),
  };
  const parsed = siteSchema.safeParse(overridden);
  if (parsed.success) return parsed.data;
  throw new FindingsError(schemaFindings(parsed.error.issues, overridden, siteSchema, { file, lines }));
}
