import type { CatalogSynonym } from '#core/catalog.ts';
import type { Finding } from '#core/finding.ts';
import { schemaFindings } from '#core/schema-finding.ts';
import type { SourceText } from '#core/source-text.ts';
import { synonymsSchema } from '#schemas/synonyms.ts';
import { parseYaml } from './yaml.ts';

const FILE = 'content/synonyms.yaml';

/** What `content/synonyms.yaml` says, among the sources. Nothing where there is no such file, or where it is broken, which is a finding. */
export function readSynonyms(sources: readonly SourceText[]): {
  synonyms: CatalogSynonym[];
  findings: Finding[];
} {
  const text = sources.find(({ file }) => file === FILE)?.text;
  if (text === undefined) return { synonyms: [], findings: [] };
  const { value, lines, findings } = parseYaml(text, FILE);
  if (findings.length > 0) return { synonyms: [], findings };
  const source = { file: FILE, lines };
  // An empty file says nothing, which is allowed.
  const said = value ?? {};
  const parsed = synonymsSchema.safeParse(said);
  if (!parsed.success)
    return { synonyms: [], findings: schemaFindings(parsed.error.issues, said, synonymsSchema, source) };
  return {
    synonyms: parsed.data.synonyms.map((synonym, index) => ({ ...synonym, source, at: `synonyms.${index}` })),
    findings: [],
  };
}
