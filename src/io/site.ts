import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '#core/finding.ts';
import { FindingsError } from '#core/findings-error.ts';
import { schemaFindings } from '#core/schema-finding.ts';
import { type Site, siteSchema } from '#schemas/site.ts';
import { parseYaml } from './yaml.ts';

/**
 * Reads `content/site.yaml`; WAYPOST_URL and WAYPOST_BASE, which the deployment sets, win over it.
 * @throws FindingsError when the file is missing or does not fit its schema.
 */
export function loadSite(root = process.cwd(), environment: NodeJS.ProcessEnv = process.env): Site {
  const file = 'content/site.yaml';
  if (!existsSync(join(root, file))) throw new FindingsError([missing(file)]);
  const { value, lines, findings } = parseYaml(readFileSync(join(root, file), 'utf8'), file);
  if (findings.length > 0) throw new FindingsError(findings);
  const overrides = {
    ...(environment.WAYPOST_URL ? { url: environment.WAYPOST_URL } : {}),
    ...(environment.WAYPOST_BASE !== undefined ? { base: environment.WAYPOST_BASE || '/' } : {}),
  };
  const overridden = isMapping(value) ? { ...value, ...overrides } : (value ?? {});
  const parsed = siteSchema.safeParse(overridden);
  if (parsed.success) return parsed.data;
  throw new FindingsError(schemaFindings(parsed.error.issues, overridden, siteSchema, { file, lines }));
}

function missing(file: string): Finding {
  return {
    level: 'error',
    check: 'files',
    file,
    message: 'There is no such file.',
    mend: 'Run the command in the folder that holds `content/`, or add the file: it says what the site is called.',
  };
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
