import type { Parsers } from '#core/syntax.ts';
import type { Language } from '#schemas/fields.ts';
import { hasPrompt, startsWithProgram } from './session.ts';

const NAMES: Record<string, Language> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  'shell-session': 'bash',
  shellsession: 'bash',
  'sh-session': 'bash',
  terminal: 'bash',
  command: 'bash',
  cmd: 'bash',
  promql: 'promql',
  prometheus: 'promql',
  metricsql: 'promql',
  logql: 'logql',
  sql: 'sql',
  postgresql: 'sql',
  postgres: 'sql',
  psql: 'sql',
  pgsql: 'sql',
  plpgsql: 'sql',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  json5: 'json',
  jsonc: 'json',
  http: 'http',
  jaeger: 'jaeger',
};
const RE_PROMQL =
  /^[\s(]*(?:(?:sum|avg|min|max|count|topk|bottomk|quantile|rate|irate|increase|histogram_quantile|absent|group)\s*(?:\(|by\b|without\b)|[a-zA-Z_:][\w:]*(?:\{|\[|\s*(?:[<>=!]=?|[-+*/])\s*[\w(])|[a-z]\w*_(?:total|bytes|seconds|count|sum|bucket|info|ratio)\s*$|[a-z]\w*:\w+(?::\w+)*\s*$|\d+\s*[-+*/]\s*(?:sum|rate))/;
const RE_SQL =
  /^\s*(?:select\s[\s\S]*\bfrom\b|show\s+\w+|explain\s|update\s+\w+\s+set\b|delete\s+from\b|insert\s+into\b|alter\s+\w+|create\s+\w+|drop\s+\w+|vacuum\b|reindex\b|analyze\b|truncate\s)/i;

/** What language a fence is in, and whether that was said or guessed. */
export interface BlockLanguage {
  language: Language;
  /** `said`: the fence names it. `guessed`: from what stands in it. `none`: it is text, or something that no check can read. */
  by: 'said' | 'guessed' | 'none';
}

/** The language of a fence, by its name, else by what stands in it and can be read as that language. */
export async function languageOfBlock(name: string, code: string, parsers: Parsers): Promise<BlockLanguage> {
  const said = NAMES[name.toLowerCase()];
  if (said !== undefined) return { language: said, by: 'said' };
  const first = code.split('\n').find((line) => line.trim() !== '') ?? '';
  const parses = async (language: Language, text: string) => (await parsers[language]?.(text))?.length === 0;
  // A fence that names another language is of that language, whatever it looks like.
  if (
    name !== '' &&
    !['txt', 'text', 'plain', 'plaintext', 'none', 'output', 'log', 'logs'].includes(name.toLowerCase())
  )
    return { language: 'text', by: 'none' };
  if (hasPrompt(code) || startsWithProgram(first)) return { language: 'bash', by: 'guessed' };
  if (name !== '') return { language: 'text', by: 'none' };
  if (RE_SQL.test(code) && (await parses('sql', code))) return { language: 'sql', by: 'guessed' };
  if (/^\s*[[{]/.test(first) && (await parses('json', code))) return { language: 'json', by: 'guessed' };
  if (
    /^(?:apiVersion|kind|groups|[a-z]\w*):/.test(first) &&
    code.includes('\n') &&
    (await parses('yaml', code))
  )
    return { language: 'yaml', by: 'guessed' };
  if (RE_PROMQL.test(code) && (await parses('promql', code))) return { language: 'promql', by: 'guessed' };
  return { language: 'text', by: 'none' };
}
